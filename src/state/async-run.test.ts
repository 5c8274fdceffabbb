import { describe, expect, test } from 'vitest';
import { WorkbenchError } from '../core/errors';
import { AsyncRun } from './async-run.svelte';

const later = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('one kind of asynchronous work', () => {
  test('is ready with its value, or failed with its error', async () => {
    const run = new AsyncRun<string>();
    expect(await run.run(() => Promise.resolve('done'))).toBe('done');
    expect(run.state).toEqual({ kind: 'ready', value: 'done' });
    const error = new WorkbenchError('batch/too-large', 'too large');
    expect(await run.run(() => Promise.reject(error))).toBeUndefined();
    expect(run.state).toEqual({ kind: 'failed', error });
    expect(run.bug).toBeUndefined();
  });

  test('is busy no more where it failed by a bug', async () => {
    const run = new AsyncRun<string>();
    const bug = new TypeError('a bug');
    const running = run.run(() => Promise.reject(bug));
    expect(run.state).toEqual({ kind: 'busy' });
    await running;
    expect(run.state).toEqual({ kind: 'empty' });
    expect(run.bug).toBe(bug);
  });

  test('that was superseded or reset says nothing, of whatever it came to', async () => {
    const run = new AsyncRun<string>();
    const slow = run.run(async () => {
      await later();
      throw new TypeError('nobody waits for this');
    });
    await run.run(() => Promise.resolve('second'));
    await slow;
    expect(run.state).toEqual({ kind: 'ready', value: 'second' });
    expect(run.bug).toBeUndefined();
    const forgotten = run.run(() => later().then(() => 'late'));
    run.reset();
    expect(await forgotten).toBeUndefined();
    expect(run.state).toEqual({ kind: 'empty' });
  });
});
