/** What axe has against each view, in each state and theme. */
import { bringAxe, violations } from './fixtures/axe';
import { states } from './fixtures/page-states';
import { expect, test } from './fixtures/test';
import { views } from './fixtures/workbench';

for (const theme of ['Light', 'Dark']) {
  for (const [state, prepare] of Object.entries(states)) {
    test(`In ${theme.toLowerCase()}, ${state}, axe finds nothing on any view`, async ({
      workbench,
      page,
      credentials,
    }) => {
      await bringAxe(page);
      await workbench.open();
      await workbench.choose({ Theme: theme });
      await prepare(workbench, credentials);
      for (const view of views) {
        await workbench.visit(view);
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
        expect.soft(await violations(page), view).toEqual([]);
      }
    });
  }
}
