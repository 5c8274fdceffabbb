/** The page in its other languages: the same page, chosen by the browser's language, and nothing of it left in English. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { editions } from '../src/state/editions';
import { bringAxe, violations } from './fixtures/axe';
import { oneFilePath } from './fixtures/one-file';
import { expect, test } from './fixtures/test';

const others = editions.filter(({ language }) => language !== 'en');

type Table = Readonly<Record<string, Readonly<Record<string, string>>>>;

function readTable(language: string): Table {
  return JSON.parse(
    readFileSync(new URL(`../src/ui/languages/${language}.json`, import.meta.url), 'utf8'),
  ) as Table;
}

/** English sentences of the page, all words and nothing put in, that are other words in this language. */
function englishSentences(table: Table): ReadonlySet<string> {
  const pairs = Object.values(table).flatMap((texts) => Object.entries(texts));
  return new Set(
    pairs
      .filter(([key, text]) => key !== text && / \S+ /.test(key) && !/[{<`]/.test(key))
      .map(([key]) => key),
  );
}

async function shownTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode()) texts.push((walker.currentNode.nodeValue ?? '').replace(/\s+/g, ' ').trim());
    const named = document.querySelectorAll('[aria-label], [title], [placeholder]');
    for (const element of named)
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
    return texts;
  });
}

for (const { language, name } of others) {
  test.describe(`in ${name}`, () => {
    test.use({ locale: language });
    const table = readTable(language);
    const text = (path: string, key: string) => table[path]?.[key] ?? '';
    const label = (key: string) => {
      const found = Object.values(table).find((texts) => texts[key] !== undefined)?.[key];
      if (!found) throw new Error(`${language}: no text for ${key}`);
      return found;
    };

    test('the browser’s language is the page’s; the whole job is done in it, and no view speaks English', async ({
      page,
      silence,
    }) => {
      test.setTimeout(180_000);
      await bringAxe(page);
      silence.expectLoad(page);
      silence.expectLoad(page);
      await page.goto('');
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page).toHaveURL(new RegExp(`/${language}\\.html`));
      const english = englishSentences(table);
      const left = async (where: string) =>
        expect(
          (await shownTexts(page)).filter((one) => english.has(one)),
          where,
        ).toEqual([]);

      await left('before anything is loaded');
      await page
        .getByRole('button', { name: text('src/ui/credential/Intake.svelte', 'Try an example'), exact: true })
        .click();
      const assertion = page.getByLabel(label('Client assertion'), { exact: true });
      await expect(assertion).toContainText(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
      await left('with the example signed');
      expect(await violations(page)).toEqual([]);

      for (const view of ['Inspect', 'Thumbprint', 'Credential', 'Learn']) {
        const link = page
          .getByRole('navigation')
          .first()
          .getByRole('link', { name: text('src/state/route.svelte.ts', view), exact: true });
        await link.click();
        // Until then the heading is that of the view before.
        await expect(link).toHaveAttribute('aria-current', 'page');
        await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveCount(1);
        await left(view);
        expect(await violations(page), view).toEqual([]);
      }
      await page.evaluate(() => (location.hash = '#/learn/from-certificate-to-x5t/1'));
      await expect(
        page
          .getByRole('button', {
            name: text('src/ui/learn/LessonPage.svelte', '{span}Previous step').replace('{span}', '').trim(),
          })
          .first(),
      ).toBeVisible();
      await left('in a lesson');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });

    test('a mistake and its way out are said in it', async ({ page, silence }) => {
      silence.expectLoad(page);
      await page.goto(`./${language}.html#/thumbprint`);
      const box = page.getByLabel(label('Thumbprint, certificate, token or error'), { exact: true });
      await box.fill('NTM5QjQ3M0MyMzQxQTAxODFCQkM0NEZFNzM1MjkzOTYzMUJCMjhFNQ==');
      const diagnosis = page.getByRole('list', { name: label('Diagnosis'), exact: true });
      await expect(diagnosis).toContainText(
        text('src/ui/messages/thumbprint-mistakes.ts', 'hex text encoded'),
      );
    });

    test('what is counted is counted in it', async ({ page, silence }) => {
      silence.expectLoad(page);
      const counted = (count: number, key: string) => {
        const form = label(key).split('|')[0] ?? '';
        return form.includes('#') ? form.replace('#', String(count)) : `${count} ${form}`;
      };
      await page.goto(`./${language}.html`);
      await page.getByRole('button', { name: label('Sign assertion'), exact: true }).click();
      await expect(page.getByRole('button', { name: counted(3, 'errors') })).toBeVisible();
      await page.evaluate(() => (location.hash = '#/inspect'));
      await page.getByRole('button', { name: label('wrong assertion'), exact: true }).click();
      await expect(page.getByRole('listitem').and(page.locator('[data-severity="error"]'))).toHaveCount(2);
      const said = page.getByRole('status').filter({ hasText: counted(2, 'errors') });
      await expect(said.filter({ hasText: counted(2, 'warnings') })).toHaveCount(1);
    });

    test('fits the smallest screen', async ({ page, silence }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      silence.expectLoad(page);
      await page.goto(`./${language}.html`);
      await expect(page.getByRole('main')).toBeVisible();
      for (const view of ['sign', 'inspect', 'thumbprint', 'credential', 'learn']) {
        await page.evaluate((hash) => (location.hash = hash), `#/${view}`);
        await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toHaveCount(1);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          view,
        ).toBeLessThanOrEqual(0);
      }
    });
  });
}

test.describe('the language', () => {
  test('is English where the browser asks for one that the page has not', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ locale: 'fr-FR', ...(baseURL ? { baseURL } : {}) });
    const page = await context.newPage();
    await page.goto('');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('button', { name: 'Sign assertion', exact: true })).toBeVisible();
    await context.close();
  });

  test('is English in the one file, which knows of no page beside it', async ({ browser }) => {
    const context = await browser.newContext({ locale: 'de-DE' });
    const page = await context.newPage();
    await page.goto(pathToFileURL(oneFilePath).href);
    await expect(page.getByRole('button', { name: 'Sign assertion', exact: true })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('combobox', { name: 'Language of the page', exact: true })).toHaveCount(0);
    await context.close();
  });

  test('is switched at once while nothing is lost, and the view stays', async ({
    page,
    silence,
    workbench,
  }) => {
    await workbench.visit('Learn');
    silence.expectLoad(page);
    await workbench.select('Language of the page').selectOption('Deutsch');
    await expect(page).toHaveURL(/\/de\.html#\/learn$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  });

  test('has a question that axe has nothing against, in either theme', async ({ page, workbench }) => {
    await bringAxe(page);
    for (const theme of ['Light', 'Dark']) {
      await workbench.open();
      await workbench.choose({ Theme: theme });
      await workbench.fill({ 'Client ID': '00001111-aaaa-2222-bbbb-3333cccc4444' });
      await workbench.select('Language of the page').selectOption('Deutsch');
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await violations(page), theme).toEqual([]);
    }
  });

  test('is asked about when something would be lost, and back in English the browser’s language is not asked again', async ({
    page,
    silence,
    workbench,
  }) => {
    await workbench.textbox('Client ID').fill('00001111-aaaa-2222-bbbb-3333cccc4444');
    await workbench.select('Language of the page').selectOption('한국어');
    const question = page.getByRole('dialog', {
      name: 'Change the language and lose what is here?',
      exact: true,
    });
    await question.getByRole('button', { name: 'Stay here', exact: true }).click();
    await expect(question).toBeHidden();
    await expect(workbench.textbox('Client ID')).toHaveValue('00001111-aaaa-2222-bbbb-3333cccc4444');
    await expect(workbench.select('Language of the page')).toHaveValue('en');

    await workbench.select('Language of the page').selectOption('한국어');
    silence.expectLoad(page);
    await question.getByRole('button', { name: 'Change the language', exact: true }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'ko');
    await page.waitForLoadState('load');
    silence.expectLoad(page);
    await page
      .getByRole('combobox', {
        name: readTable('ko')['src/ui/frame/LanguageSelect.svelte']?.['Language of the page'] ?? '',
        exact: true,
      })
      .selectOption('English');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page).toHaveURL(/\?lang=en/);
  });
});
