/** Files under a password: the right one opens them, a wrong one costs nothing, and none of them stays in the page. */
import { expectedCredential, pfxSchemes } from './fixtures/judge';
import { toFile } from './fixtures/files';
import { placesWith, readPlaces } from './fixtures/key-traces';
import { expectLoaded, expectSigns, forgetEverything } from './fixtures/loaded';
import { pfxOf, protectedForms, withoutPassword } from './fixtures/protected-files';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const password = 'Pä$$ “word” 42';

const ways = {
  Enter: ({ unlocking }: Workbench, text: string) => unlocking.unlockByEnter(text),
  'the button': ({ unlocking }: Workbench, text: string) => unlocking.unlockWith(text),
} as const;

for (const [way, unlock] of Object.entries(ways)) {
  test(`A PFX of old Windows, by ${way}: a wrong password is said of the file and costs nothing, the right one opens it`, async ({
    workbench,
    page,
    credentials,
  }) => {
    const { unlocking, intake } = workbench;
    const pfx = pfxOf(credentials.rsa, password, '-legacy');
    expect(pfxSchemes(pfx, password)).toMatch(/40BitRC2-CBC[^]*3-KeyTripleDES-CBC/);
    await workbench.load(credentials.otherRsa);
    const before = expectedCredential(credentials.otherRsa)['x5t'] ?? '';
    await expect(intake.output('x5t')).toHaveText(before);

    await intake.choose(toFile('windows.pfx', pfx));
    await expect(unlocking.items).toHaveText([/windows\.pfx is locked/]);
    await unlock(workbench, `${password} `);
    await expect(intake.alert).toContainText(/windows\.pfx.*password does not open/);
    await expect(unlocking.items).toHaveText([/windows\.pfx is locked/]);
    await expect(intake.output('x5t')).toHaveText(before);
    await expect(workbench.findings.withCode('credential/key-mismatch')).toHaveCount(0);
    // The search itself: what is still in its field is found there.
    expect(placesWith([password], await readPlaces(page))).toEqual(['fields']);

    await unlock(workbench, password);
    await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
    await expect(unlocking.group).toHaveCount(0);
    expect(placesWith([password], await readPlaces(page))).toEqual([]);
    await expectSigns(workbench, credentials.rsa);
    expect(await workbench.read('Network requests')).toBe('0');
  });
}

test('Every kind of protected file is named for its protection, refuses a wrong password and opens with the right one', async ({
  workbench,
  page,
  credentials,
}) => {
  const { unlocking, intake } = workbench;
  for (const { name, make, isCalled } of protectedForms) {
    await test.step(name, async () => {
      await intake.choose(...make(credentials.rsa, password));
      await expect(unlocking.items).toHaveText([isCalled]);
      await unlocking.unlockByEnter('wrong');
      await expect(intake.alert).toContainText('the password does not open');
      await expect(unlocking.items).toHaveText([isCalled]);
      await unlocking.unlockByEnter(password);
      await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
      await expect(unlocking.group).toHaveCount(0);
      expect(placesWith([password], await readPlaces(page))).toEqual([]);
      await forgetEverything(workbench);
    });
  }
});

test('An EC key in a PFX signs after it was unlocked on the Credential view', async ({
  workbench,
  credentials,
}) => {
  await workbench.visit('Credential');
  await expect(workbench.button('Generate key and certificate')).toBeVisible();
  await workbench.intake.choose(toFile('ec.p12', pfxOf(credentials.ec, password)));
  await workbench.unlocking.unlockWith(password);
  await expectLoaded(workbench, credentials.ec, 'EC P-256');
});

const unprotected = {
  'no password': withoutPassword,
  'the empty password': (fixture: Parameters<typeof withoutPassword>[0]) => pfxOf(fixture, '', '-legacy'),
};

test('What Azure Key Vault returns opens without asking, as a file, as base64 in a file and pasted', async ({
  workbench,
  credentials,
}) => {
  for (const [protection, make] of Object.entries(unprotected)) {
    const pfx = make(credentials.rsa);
    expect(pfxSchemes(pfx, ''), 'OpenSSL opens it').toContain('MAC: sha1');
    const base64 = pfx.toString('base64');
    const given = {
      'as a file': () => workbench.intake.choose(toFile('vault.pfx', pfx)),
      'as base64 in a file': () => workbench.intake.choose(toFile('secret.txt', `${base64}\n`)),
      'as base64 that is pasted': () => workbench.intake.pasteText(base64),
    };
    for (const [how, give] of Object.entries(given)) {
      await test.step(`${protection}, ${how}`, async () => {
        await give();
        await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
        await expect(workbench.unlocking.group).toHaveCount(0);
        await expect(workbench.intake.paste).toHaveValue('');
        await forgetEverything(workbench);
      });
    }
  }
});

test('Two locked things with two passwords open one after the other', async ({ workbench, credentials }) => {
  const { unlocking, intake } = workbench;
  await intake.choose(
    toFile('first.pfx', pfxOf(credentials.rsa, 'the first')),
    toFile('second.pfx', pfxOf(credentials.otherRsa, 'the second', '-legacy')),
  );
  await expect(unlocking.items).toHaveCount(2);
  await unlocking.unlockWith('the second');
  await expect(unlocking.items).toHaveText([/first\.pfx/]);
  await expect(intake.output('x5t')).toHaveText(expectedCredential(credentials.otherRsa)['x5t'] ?? '');
  await expect(intake.alert).toContainText(/first\.pfx/);
  await expect(intake.alert).not.toContainText(/second\.pfx/);
  await expect(unlocking.password).toHaveValue('');
  await unlocking.unlockWith('the first');
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  await expect(unlocking.group).toHaveCount(0);
  await expect(workbench.select('Credential in use').getByRole('option')).toHaveCount(2);
});

test('One password opens everything that has it', async ({ workbench, credentials }) => {
  const { unlocking, intake } = workbench;
  await intake.choose(toFile('first.pfx', pfxOf(credentials.rsa, password)));
  await expect(unlocking.items).toHaveCount(1);
  await intake.choose(toFile('second.pfx', pfxOf(credentials.otherRsa, password)));
  await expect(unlocking.items).toHaveCount(2);
  await unlocking.unlockByEnter(password);
  await expect(unlocking.group).toHaveCount(0);
  await expect(workbench.select('Credential in use').getByRole('option')).toHaveCount(2);
  await expect(intake.alert).toHaveText('');
});

test('What is left locked is off the page, with its password and its complaint, and the credential stays', async ({
  workbench,
  page,
  credentials,
}) => {
  const { unlocking, intake } = workbench;
  await workbench.load(credentials.rsa);
  await expect(intake.output('Key')).toHaveText('RSA 2048');
  await intake.choose(toFile('other.pfx', pfxOf(credentials.otherRsa, password)));
  await unlocking.unlockWith('not the password');
  await expect(intake.alert).toContainText('other.pfx');
  await unlocking.leaveLocked.click();
  await expect(unlocking.group).toHaveCount(0);
  await expectLoaded(workbench, credentials.rsa, 'RSA 2048');
  expect(placesWith(['not the password', 'other.pfx'], await readPlaces(page))).toEqual([]);
});

test('Forget everything while something is locked forgets that, and the password that was typed', async ({
  workbench,
  page,
  credentials,
}) => {
  const { unlocking, intake } = workbench;
  await intake.choose(toFile('locked.pfx', pfxOf(credentials.rsa, password)));
  await unlocking.unlockWith('not the password');
  await expect(intake.alert).toContainText('locked.pfx');
  await workbench.button('Forget everything').click();
  await expect(unlocking.group).toHaveCount(0);
  await expect(intake.alert).toHaveText('');
  expect(placesWith(['not the password', 'locked.pfx'], await readPlaces(page))).toEqual([]);
  await intake.choose(toFile('locked.pfx', pfxOf(credentials.rsa, password)));
  await expect(unlocking.password).toHaveValue('');
});

test('A damaged file and one that no program opens are told from a wrong password', async ({
  workbench,
  credentials,
}) => {
  const { unlocking, intake } = workbench;
  const whole = pfxOf(credentials.rsa, password);
  await intake.choose(toFile('half.pfx', whole.subarray(0, whole.length >> 1)));
  await expect(intake.alert).toContainText(/half\.pfx.*DER/);
  await expect(unlocking.group).toHaveCount(0);
  const camellia = pfxOf(credentials.rsa, password, '-keypbe', 'camellia-128-cbc', '-certpbe', 'NONE');
  await intake.choose(toFile('camellia.pfx', camellia));
  await expect(unlocking.items).toHaveText([/camellia\.pfx/]);
  await unlocking.unlockWith(password);
  await expect(intake.alert).toContainText(/camellia\.pfx.*camellia.*1\.2\.392\.200011\.61\.1\.1\.1\.2/i);
  await expect(unlocking.group).toHaveCount(0);
});
