import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
}

interface Job {
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = fileURLToPath(new URL('../.github/workflows/', import.meta.url));
const workflows = readdirSync(folder).map((name) => {
  const text = readFileSync(folder + name, 'utf8');
  return { name, text, workflow: parse(text, { strict: true, uniqueKeys: true }) as Workflow };
});

describe.each(workflows)('$name', ({ text, workflow }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);
  const actions = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));

  test('runs when something is pushed or proposed, and never with the rights of the repository for what a stranger proposes', () => {
    expect(Object.keys(workflow.on)).toEqual(['push', 'pull_request']);
  });

  test('may read the contents, and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.map(({ permissions }) => permissions)).toEqual(jobs.map(() => undefined));
    expect(text).not.toContain('secrets.');
  });

  test('uses the two actions of GitHub alone, each pinned to a commit whose version stands beside it', () => {
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) {
      expect(action).toMatch(/^actions\/(checkout|setup-node)@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`uses: ${action} # v\\d+\\.\\d+\\.\\d+$`, 'm'));
    }
  });

  test('leaves no token behind in the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false));
  });

  test('puts nothing that a stranger can name into a command', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('ends, and gives way to a newer run', () => {
    for (const job of jobs) expect(job['timeout-minutes']).toBeLessThanOrEqual(120);
    expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': true });
  });
});

test('the checks are those of the README, with everything required', () => {
  const job = workflows.find(({ name }) => name === 'ci.yml')?.workflow.jobs['test'];
  expect(job?.env).toEqual({ CI: 'true' });
  expect(job?.steps.map(({ run }) => run)).toContain('.ci/run');
});
