import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compactAssertion, hostileRequest, hostileValues, request, requestWith } from './hostile.vectors';
import { formatPowershell } from './powershell';
import { scanPowershell } from '../../../../tools/powershell-scanner';

const endpoint = 'http://as.example.com/token';

describe('the command', () => {
  test.each(hostileValues)('with the value %j is one statement, whose literals join to the body', (value) => {
    const sent = requestWith(value, endpoint);
    const { skeleton, literals } = scanPowershell(formatPowershell(sent, 'inline'));
    expect(skeleton).toBe(
      `Invoke-RestMethod -Method Post -Uri # -ContentType # -Body (@(\n${'  #\n'.repeat(5)}) -join #)`,
    );
    const [url, contentType, ...rest] = literals;
    expect([url, contentType, rest.at(-1)]).toEqual([sent.url, 'application/x-www-form-urlencoded', '&']);
    expect(rest.slice(0, -1).join('&')).toBe(sent.body);
  });

  test('holds any value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const sent = request(endpoint, [['scope', value]]);
        const { literals } = scanPowershell(formatPowershell(sent, 'inline'));
        expect(literals[2]).toBe(sent.body);
      }),
    );
  });

  test('holds an address full of syntax', () => {
    const sent = request('https://as.example.com/it\'s/$(calc)/`a?x=‘;calc;’&y="q"', [['a', 'b']]);
    expect(scanPowershell(formatPowershell(sent, 'inline')).literals[0]).toBe(sent.url);
  });

  test('reads a file whole, trims it, and sends nothing where it is missing: it is in the same statement', () => {
    const sent = hostileRequest(endpoint);
    const text = formatPowershell(sent, 'apart');
    const { skeleton, literals } = scanPowershell(text);
    expect(skeleton).toContain('\n  (# + (Get-Content -Raw -LiteralPath #).Trim())\n');
    expect(skeleton.match(/^\S/gm)).toHaveLength(2);
    expect(text).not.toContain(compactAssertion);
    const at = literals.indexOf('assertion.jwt');
    const parts = [
      ...literals.slice(2, at - 1),
      `${literals[at - 1]}${compactAssertion}`,
      ...literals.slice(at + 1, -1),
    ];
    expect(parts.join('&')).toBe(sent.body);
  });

  test('asks for TLS 1.2 where there is TLS, for Windows PowerShell of Windows Server 2016', () => {
    expect(formatPowershell(requestWith('a'), 'inline')).toMatch(
      /^\[Net\.ServicePointManager\]::SecurityProtocol = .*Tls12\n/,
    );
    expect(formatPowershell(requestWith('a', endpoint), 'inline')).not.toContain('Tls12');
  });

  test('is ASCII, which Windows PowerShell reads the same from a file with and without a byte order mark', () => {
    for (const value of hostileValues) {
      expect(formatPowershell(requestWith(value), 'inline')).toMatch(/^[\x20-\x7e\n]*$/);
    }
  });
});
