/** Texts that are made to break whoever reads them: they are answered at once, and are never markup. */
import { atOnce, processorTime } from './fixtures/processor-time';
import { rightAssertion, rightClaims, rightHeader, signWithNode } from './fixtures/signed-assertion';
import { expect, test } from './fixtures/test';

test.beforeEach(({ workbench }) => workbench.visit('Inspect'));

const encoded = (text: string) => Buffer.from(text).toString('base64url');
const header = encoded('{"alg":"RS256"}');
const deep = `${'[{"a":'.repeat(15_000)}1${'}]'.repeat(15_000)}`;
const manyMembers = JSON.stringify(
  Object.fromEntries(Array.from({ length: 9_000 }, (_, index) => [`m${index}`, index])),
);

const texts: Readonly<Record<string, string>> = {
  'five megabytes': `${header}.${'A'.repeat(5 * 1024 * 1024)}`,
  'a hundred thousand dots': '.'.repeat(100_000),
  'a hundred thousand dots after a header': `${header}${'.'.repeat(100_000)}`,
  'deep JSON': deep,
  'deep JSON as claims': `${header}.${encoded(deep)}.AAAA`,
  'nine thousand claims': `${header}.${encoded(manyMembers)}.AAAA`,
  'a claim of a hundred thousand characters': `${header}.${encoded(JSON.stringify({ aud: 'x'.repeat(100_000) }))}.AAAA`,
  'lone surrogates': `${header}.\ud800\udc00\ud800.\udfff`.repeat(100),
  'lone surrogates in claims': `${header}.${encoded('{"aud":"\\ud800","iss":"\\udfff"}')}.AAAA`,
  'quotes that do not end': `curl 'https://login.microsoftonline.com/ ${'\\"\''.repeat(30_000)}`,
  'a hundred thousand blanks': `${header}.${' '.repeat(100_000)}.x`,
  'a form of fifty thousand parameters': `grant_type=client_credentials${'&a=1'.repeat(49_000)}`,
  'percent signs alone': `grant_type=client_credentials${'&a=%'.repeat(49_000)}`,
  'octets that are no UTF-8': `grant_type=client_credentials&a=${'%ff'.repeat(60_000)}`,
};

test('Hostile texts are answered at once', async ({ workbench, page }) => {
  for (const [name, text] of Object.entries(texts)) {
    await test.step(name, async () => {
      const spent = await processorTime(page, () => workbench.inspecting.answerTo(text));
      console.log(`${name}: answered after ${spent.toFixed(0)} ms of the page’s thread`);
      expect.soft(spent, `${name}, milliseconds`).toBeLessThan(atOnce);
    });
  }
});

test('A text of five megabytes does not stay in the page, and its size is said', async ({ workbench }) => {
  await workbench.inspecting.answerTo(texts['five megabytes'] ?? '');
  await workbench.inspecting.expectKind('Too long');
  await expect(workbench.inspecting.box).toHaveValue('');
  await expect(workbench.inspecting.explanation).toContainText('5,242,901');
});

const markup = [
  '<img src=x onerror="document.title=1">',
  '<script>document.title=1</script>',
  '"><svg onload=document.title=1>',
  '{@html 1}${document.title=1}',
].join('');

test('Markup anywhere in what is pasted is text', async ({ workbench, page, credentials }) => {
  const title = await page.title();
  const elements = () => page.locator('img, main script, svg[onload]').count();
  const before = await elements();
  const { rsa } = credentials;
  const claims = { ...rightClaims(), aud: markup, iss: markup, sub: markup, [markup]: markup };
  const jwt = signWithNode({ ...rightHeader(rsa), kid: markup, typ: markup, x5t: markup }, claims, rsa);
  const pasted = [
    jwt,
    markup,
    `${markup}.${markup}.${markup}`,
    `grant_type=${encodeURIComponent(markup)}&client_id=${encodeURIComponent(markup)}&client_assertion=${jwt}&scope=${markup}`,
    `curl 'https://login.microsoftonline.com/${markup}/oauth2/v2.0/token' -d 'grant_type=client_credentials&client_id=${markup}'`,
    JSON.stringify({ error: markup, error_description: `AADSTS700027: ${markup} [Reason - ${markup}]` }),
    JSON.stringify({ access_token: jwt, token_type: markup, expires_in: markup }),
  ];
  for (const text of pasted) {
    await workbench.inspecting.answerTo(text);
    expect(await elements()).toBe(before);
    expect(await page.title()).toBe(title);
  }
  await workbench.inspecting.box.fill(jwt);
  await expect(workbench.output('Claims set')).toContainText('<img src=x onerror=');
});

test('An answer that comes late does not replace a later one', async ({ workbench, credentials }) => {
  const { inspecting } = workbench;
  await workbench.textbox('Certificate to verify with').fill(credentials.rsa.certificatePem);
  const last = rightAssertion(credentials.rsa);
  for (let turn = 0; turn < 10; turn++) {
    await workbench.pasteInto(inspecting.box, rightAssertion(credentials.otherRsa));
    await inspecting.box.selectText();
  }
  await workbench.pasteInto(inspecting.box, last);
  await inspecting.expectSignature('valid');
  await expect(workbench.output('Token')).toHaveText(last);
});
