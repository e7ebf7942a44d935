// What docs/editing.md asks of police IT, done in the editor with mouse and keyboard.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../support/browser';
import { eventually } from '../support/eventually';
import { startSystem, type System } from '../support/system';
import { Citizen } from '../support/talk';
import { openEditor } from './office';

describe('Police IT in the editor', function () {
  this.timeout(120_000);
  this.slow(30_000);
  let browser: Browser;
  let system: System;
  let editor: Page;

  before(async () => {
    [system, browser] = await Promise.all([startSystem({ gates: 0, simulator: false }), launchBrowser()]);
    ({ page: editor } = await openPage(browser, { viewport: { width: 1500, height: 850 }, locale: 'en-IN' }));
    editor.setDefaultTimeout(20_000);
    await openEditor(editor, system);
  });
  after(async () => {
    await browser?.close();
    await system?.stop();
  });

  const open = async (node: string) => {
    // On a busy machine the editor may take a double click for two single ones, or still be shut by the dialog before.
    await eventually(async () => {
      await editor.locator('.red-ui-flow-node-label', { hasText: node }).first().dblclick({ force: true });
      return editor.locator('.red-ui-tray').waitFor({ timeout: 3000 }).then(() => true, () => false);
    }, `the dialog of "${node}"`);
  };
  const done = async () => {
    await editor.locator('#node-dialog-ok').click();
    await editor.locator('.red-ui-tray').waitFor({ state: 'detached' });
  };
  const deploy = async () => {
    const saved = editor.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/flows'));
    await editor.locator('#red-ui-header-button-deploy').click();
    assert.equal((await saved).status(), 200);
  };

  it('add a district, and the bot offers it', async () => {
    await open('Route to district');
    await editor.locator('#route-to-district-districts').getByText('add a district').click();
    const district = editor.locator('.red-ui-tray').last();
    await district.locator('#satark-district-code').fill('BLA');
    await district.locator('#satark-district-hi').fill('बलिया');
    await district.locator('#satark-district-en').fill('Ballia');
    await editor.locator('#node-config-dialog-ok').click();
    await editor.locator('#route-to-district-districts', { hasText: 'Ballia' }).waitFor();
    await done();
    await deploy();
    await new Citizen(system.database).plays(['Hi'], ['English'], ['4', 'In which district is it?', '[Jaunpur]', '[Ballia]']);
  });

  it('change the words of a question and add a category, and the bot uses both', async () => {
    await open('District');
    await editor.locator('#node-input-questionEn').fill('Which district do you mean?');
    await done();
    await open('About');
    await editor.locator('#node-input-btn-categories-edit').click();
    await editor.locator('.red-ui-tray').last().getByText('add a category').click();
    const categories = editor.locator('.red-ui-tray').last();
    await categories.locator('.category-id').last().fill('illegal-parking');
    await categories.locator('.category-name-hi').last().fill('अवैध पार्किंग');
    await categories.locator('.category-name-en').last().fill('Illegal parking');
    await editor.locator('#node-config-dialog-ok').click();
    await done();
    await deploy();
    await new Citizen(system.database).plays(['Hi'], ['English'], ['Illegal parking', 'Which district do you mean?']);
  });
});
