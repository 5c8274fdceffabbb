/** Keys that land in the wrong field are taken out of it and loaded; what only looks like one is left alone. */
import { createPrivateKey } from 'node:crypto';
import type { Page } from '@playwright/test';
import { makeKeyPem } from '../tools/openssl-fixtures';
import { describeV2 } from './fixtures/entra';
import { certificateBase64, decodeAssertion } from './fixtures/judge';
import { keyTraces, placesWith, readPlaces } from './fixtures/key-traces';
import { pfxOf } from './fixtures/protected-files';
import { expect, test } from './fixtures/test';
import type { Workbench } from './fixtures/workbench';

const forms: Readonly<Record<string, (keyPem: string) => string>> = {
  PEM: (keyPem) => keyPem,
  'a private JWK': (keyPem) => JSON.stringify(createPrivateKey(keyPem).export({ format: 'jwk' })),
  'PKCS#8 in bare base64': (keyPem) => keyPem.replace(/-----[A-Z ]+-----|\n/g, ''),
  'PEM in base64': (keyPem) => Buffer.from(keyPem).toString('base64'),
};

async function expectTakenOut(
  workbench: Workbench,
  page: Page,
  field: string,
  keyPem: string,
): Promise<void> {
  await expect(workbench.textbox(field)).toHaveValue('');
  await expect(workbench.intake.output('Key')).toHaveText(/^RSA/);
  await expect(workbench.intake.alert).toHaveText('');
  expect(placesWith(keyTraces(keyPem), await readPlaces(page))).toEqual([]);
  await workbench.button('Forget everything').click();
  await expect(workbench.intake.output('Key')).toHaveCount(0);
}

for (const field of ['Tenant', 'Claims overrides']) {
  test(`A private key that is pasted into ${field}, whatever its form, is taken out of it and loaded`, async ({
    workbench,
    page,
    credentials,
  }) => {
    for (const [form, write] of Object.entries(forms)) {
      await test.step(form, async () => {
        const { keyPem } = credentials.rsa;
        await workbench.pasteInto(workbench.textbox(field), write(keyPem));
        await expectTakenOut(workbench, page, field, keyPem);
      });
    }
  });
}

test('A key that is longer than the field takes is loaded whole all the same', async ({
  workbench,
  page,
}) => {
  const keyPem = makeKeyPem('RSA-3072');
  for (const [form, write] of Object.entries(forms)) {
    await test.step(form, async () => {
      await workbench.pasteInto(workbench.textbox('Tenant'), write(keyPem));
      await expectTakenOut(workbench, page, 'Tenant', keyPem);
    });
  }
});

test('A PFX in base64 that is pasted into Client ID is taken out of it and waits for its password', async ({
  workbench,
  credentials,
}) => {
  const base64 = pfxOf(credentials.ec, 'secret').toString('base64');
  await workbench.pasteInto(workbench.textbox('Client ID'), base64);
  await expect(workbench.textbox('Client ID')).toHaveValue('');
  await workbench.unlocking.unlockWith('secret');
  await expect(workbench.intake.output('Key')).toHaveText('EC P-256');
});

test('A certificate in Header overrides is meant for the header and stays', async ({
  workbench,
  credentials,
}) => {
  await workbench.load(credentials.rsa);
  await describeV2(workbench);
  const x5c = [certificateBase64(credentials.rsa.certificatePem)];
  const text = JSON.stringify({ x5c });
  await workbench.pasteInto(workbench.textbox('Header overrides'), text);
  await expect(workbench.textbox('Header overrides')).toHaveValue(text);
  await workbench.visit('Thumbprint');
  await workbench.visit('Sign');
  await expect(workbench.textbox('Header overrides')).toHaveValue(text);
  expect(decodeAssertion(await workbench.sign()).header['x5c']).toEqual(x5c);
});

test('A word that is dragged from one field to another arrives there, and is not read as a key', async ({
  workbench,
  page,
}) => {
  const [from, to] = [workbench.textbox('Tenant'), workbench.textbox('Client ID')];
  await from.fill('f17bb8a5');
  const onTheWord = { position: { x: 20, y: 12 } };
  await from.dblclick(onTheWord);
  await from.hover(onTheWord);
  await page.mouse.down();
  await to.hover({ position: { x: 60, y: 12 } });
  await to.hover(onTheWord);
  await page.mouse.up();
  await expect(to).toHaveValue('f17bb8a5');
  await expect(from).toHaveValue('');
  await expect(workbench.intake.alert).toHaveText('');
});

test('A key that is dragged onto a field as text is loaded and not written there', async ({
  workbench,
  page,
  credentials,
}) => {
  const { keyPem } = credentials.rsa;
  const isTaken = await workbench.textbox('Tenant').evaluate((field, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', text);
    return !field.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, keyPem);
  expect(isTaken).toBe(true);
  await expectTakenOut(workbench, page, 'Tenant', keyPem);
});
