/** The lessons on the request and on what a server checks: their figures by node:crypto and jose, their answers value by value. */
import { decodeAssertion, verifyWithJose } from './fixtures/judge';
import { refusals, statusOf } from './fixtures/lesson-refusals';
import { bytesOf, hex, iso } from './fixtures/lessons';
import { expect, test } from './fixtures/test';
import { seedRequest } from './fixtures/wild';

const fields = (form: string) => [...new URLSearchParams(form)];

test('The request: the messages, the form byte by byte, its encoding, and the trace of 2015', async ({
  workbench,
  lessons,
  page,
}) => {
  const { pem, madeAt } = await lessons.certificate();
  await lessons.at('why-a-certificate', 1);
  const secret = new URLSearchParams(await workbench.read('With a secret')).get('client_secret') ?? '';

  await lessons.at('the-request', 2);
  const name = /^The form as it is sent, \d+ bytes$/;
  const form = (await page.getByLabel(name).textContent()) ?? '';
  await expect(
    page.getByLabel(`The form as it is sent, ${Buffer.byteLength(form)} bytes`, { exact: true }),
  ).toBeVisible();
  expect(fields(form)).toHaveLength(5);
  for (const [field, value] of fields(form)) await expect(workbench.output(field)).toHaveText(value);
  const assertion = new URLSearchParams(form).get('client_assertion') ?? '';
  await verifyWithJose(assertion, pem);
  const { claims } = decodeAssertion(assertion);
  await expect(lessons.heading(`POST ${String(claims['aud'])}`)).toBeVisible();

  await lessons.at('the-request', 1);
  const messages = page.getByRole('list', { name: 'Messages', exact: true }).getByRole('listitem');
  await expect(messages).toHaveCount(5);
  const valuesOf = async (index: number) => {
    const [names, values] = await Promise.all(
      (['term', 'definition'] as const).map((role) => messages.nth(index).getByRole(role).allTextContents()),
    );
    return names?.map((one, at) => [one, values?.[at]]);
  };
  expect(await valuesOf(0)).toEqual(Object.entries(claims).map(([one, value]) => [one, String(value)]));
  const request = await valuesOf(1);
  expect(request?.slice(0, -1)).toEqual(fields(form).slice(0, -1));
  const [, cut = ''] = request?.at(-1) ?? [];
  const [start = '', end = ''] = cut.split(' … ');
  // PSS is salted: the lesson's assertion is signed anew, over the same text.
  expect(assertion.slice(0, start.length)).toBe(start);
  expect([start.length, end.length]).toEqual([72, 12]);

  await lessons.at('the-request', 3);
  const value = await page.getByLabel('A value with every difficult character; change it').inputValue();
  expect(value.slice(0, 8)).toBe(secret.slice(0, 8));
  expect(await workbench.read('Sent as it is')).toBe(`client_secret=${value}`);
  const encoded = await workbench.read('Sent encoded');
  expect(encoded).toMatch(/^client_secret=[\w.~%-]+$/);
  expect(fields(encoded)).toEqual([['client_secret', value]]);
  expect(await workbench.read('The server reads')).toBe(`client_secret = ${value}`);
  const read = fields(`client_secret=${value}`).map((pair) => pair.join(' = '));
  expect(await workbench.read('The server then reads')).toBe(read.join('\n'));

  await lessons.next();
  const lines = await page.getByRole('article').getByRole('listitem').getByRole('button').allTextContents();
  const body = lines.slice(lines.findIndex((line) => line.startsWith('resource='))).join('');
  expect(seedRequest.text.endsWith(body)).toBe(true);
  expect(lines).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
  await page.getByRole('button', { name: /^Content-Length/ }).click();
  await expect(workbench.output('What this line is')).toContainText(`${Buffer.byteLength(body)} bytes`);
  await page.getByRole('button', { name: /^&client_assertion=/ }).click();
  const traced = new URLSearchParams(body).get('client_assertion') ?? '';
  const { headerText, claimsText, claims: of2015 } = decodeAssertion(traced);
  const [exp, nbf] = [Number(of2015['exp']), Number(of2015['nbf'])];
  // “Its assertion expired ten minutes after it was made.”
  expect(exp - nbf).toBe(600);
  expect(await page.getByRole('article').getByRole('definition').allTextContents()).toEqual([
    headerText,
    claimsText,
    `${Buffer.from(traced.split('.')[2] ?? '', 'base64url').length} bytes`,
    `${Math.floor((madeAt - exp) / 86_400)} days ago`,
  ]);
});

test('What the server checks: for each mistake the check, the finding and the answer have the right values', async ({
  workbench,
  lessons,
  page,
}) => {
  const certificate = await lessons.certificate();
  const expected = await refusals(certificate);
  await lessons.at('what-the-server-checks', 1);
  const mistakes = await workbench.select('Mistake').getByRole('option').allTextContents();
  expect(mistakes).toEqual(['None', ...Object.keys(expected)]);
  const checks = page.getByRole('list', { name: 'Checks', exact: true }).getByRole('listitem');
  for (const [mistake, { check, error, code, found = '', said = [] }] of Object.entries(expected)) {
    await workbench.choose({ Mistake: mistake });
    const failed = checks.filter({ hasText: 'failed' });
    await expect(failed, mistake).toHaveCount(1);
    await expect(failed).toContainText(check);
    await expect(failed).toContainText(found);
    const outcomes = (await checks.allTextContents()).map(
      (text) => /passed|failed|not reached/.exec(text)?.[0],
    );
    const at = outcomes.indexOf('failed');
    expect(new Set(outcomes.slice(0, at)), mistake).toEqual(new Set(at > 0 ? ['passed'] : []));
    expect([...new Set(outcomes.slice(at + 1))].filter((one) => one !== 'not reached')).toEqual([]);
    await expect(lessons.heading(`HTTP ${statusOf(error)}`)).toBeVisible();
    const body = await lessons.object('Answer of the server');
    expect(body, mistake).toMatchObject({
      error,
      ...(code === undefined
        ? {}
        : {
            error_codes: [code],
            timestamp: iso(certificate.madeAt).replace('T', ' '),
            error_uri: `https://login.microsoftonline.com/error?code=${code}`,
          }),
    });
    const description = String(body['error_description']);
    if (code !== undefined) expect(description.startsWith(`AADSTS${code}: `), description).toBe(true);
    for (const part of said) expect(description).toContain(part);
  }
  await workbench.choose({ Mistake: 'None' });
  await expect(lessons.heading('HTTP 200')).toBeVisible();
  await expect(checks.filter({ hasText: 'passed' })).toHaveCount(await checks.count());
});

test('The same mistake has three answers, each as its source has it; an error is read against the certificate', async ({
  workbench,
  lessons,
  page,
}) => {
  const certificate = await lessons.certificate();
  const ofEntra = {
    ...(await refusals(certificate)),
    'A claim changed after signing': (await refusals(certificate))['Signed with another key'],
  };
  await lessons.at('what-the-server-checks', 2);
  for (const mistake of await workbench.select('Mistake').getByRole('option').allTextContents()) {
    await workbench.choose({ Mistake: mistake });
    const { error = '', code = 0, said = [] } = ofEntra[mistake as keyof typeof ofEntra] ?? {};
    const entra = await lessons.object('Answer of Microsoft Entra ID (v2.0)');
    expect(entra, mistake).toMatchObject({ error, error_codes: [code] });
    for (const part of said) expect(String(entra['error_description'])).toContain(part);
    // facts/protocol.md §6: the one sentence of AD FS.
    expect(await lessons.object('Answer of AD FS')).toEqual({
      error: 'invalid_client',
      error_description:
        'MSIS9622: Client authentication failed. Please verify the credential provided for client authentication is valid.',
    });
    expect(await lessons.object('Answer of Generic OpenID Connect')).toMatchObject({
      error: 'invalid_client',
    });
    await expect(page.getByText(`HTTP ${statusOf(error)}`, { exact: true }).first()).toBeVisible();
    await expect(page.getByText('HTTP 401', { exact: true })).toHaveCount(statusOf(error) === 401 ? 3 : 2);
  }

  await lessons.next();
  const { sha1 } = certificate;
  const printed = hex(Buffer.from(hex(sha1)));
  const description = String((await lessons.object('Answer of the server'))['error_description']);
  expect(/Thumbprint of key used by client: '(\w+)'/.exec(description)?.[1]).toBe(printed);
  await expect(workbench.output('Thumbprint that the server prints')).toHaveText(printed);
  await expect(workbench.output('Those bytes, read as text')).toHaveText(bytesOf(printed).toString());
  await expect(workbench.output('SHA-1 of the certificate')).toHaveText(hex(sha1));
  await expect(workbench.output('So')).toContainText(
    `${printed.slice(0, 40)}… (${printed.length / 2} octets)`,
  );
  await expect(workbench.output('x5t, corrected')).toHaveText(sha1.toString('base64url'));
});
