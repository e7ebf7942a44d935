// What docs/editing.md asks of police IT, done in the editor with mouse and keyboard.
import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../support/browser';
import { eventually } from '../support/eventually';
import { startSystem, type System } from '../support/system';
import { Citizen } from '../support/talk';
import { openDialog, openEditor, openTip, signInByPage } from './office';

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

  const open = async (node: string | RegExp) => {
    // On a busy machine the editor may take a double click for two single ones, or still be shut by the dialog before.
    await eventually(async () => {
      await editor.locator('.red-ui-flow-node-label', { hasText: node }).first().dblclick({ force: true });
      return editor.locator('.red-ui-tray').waitFor({ timeout: 3000 }).then(() => true, () => false);
    }, `the dialog of "${String(node)}"`);
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

  it('drag in a question, and the office reads its answer by its name', async () => {
    const before = (await editor.locator('.red-ui-flow-node', { hasText: 'About' }).first().boundingBox())!;
    const behind = (await editor.locator('.red-ui-flow-node', { hasText: 'District' }).first().boundingBox())!;
    const palette = editor.locator('.red-ui-palette-node[data-palette-type="dialogue-step"]');
    const onWire = { x: (before.x + before.width + behind.x) / 2, y: before.y + before.height / 2 };
    // Waits until it stands still: the palette may still be scrolling.
    await palette.hover();
    await editor.mouse.down();
    await editor.mouse.move(onWire.x - 50, onWire.y - 40, { steps: 8 });
    // Only a wire that is dashed takes the node in. The editor looks for one now and then while the mouse moves, at the place of a moment ago.
    await eventually(async () => {
      await editor.mouse.move(onWire.x + 3, onWire.y, { steps: 3 });
      await editor.mouse.move(onWire.x, onWire.y, { steps: 3 });
      return (await editor.locator('.red-ui-flow-link-splice').count()) > 0;
    }, 'the wire to be dashed');
    await editor.mouse.up();
    await open(/^Question$/);
    await editor.locator('#node-input-kind').selectOption('yes-no');
    await editor.locator('#node-input-answerKey').fill('vehicle');
    await editor.locator('#node-input-questionEn').fill('Is a vehicle involved?');
    await editor.locator('#node-input-aboutEn').fill('Vehicle');
    await editor.locator('#node-input-aboutHi').fill('गाड़ी');
    await done();
    await deploy();
    const citizen = new Citizen(system.database);
    await citizen.plays(['Hi'], ['English'], ['gambling', 'Is a vehicle involved?'], ['yes'], ['Jaunpur'], ['Mariahu'], ['They play cards'], ['done', '*Vehicle:* Yes'], ['send', 'received your report']);
    const receipt = citizen.heard.at(-1)!.receipt!;
    const { page: sp } = await openPage(browser, { locale: 'hi-IN' });
    await signInByPage(sp, system, 'sp-jaunpur');
    const tip = await openTip(sp, receipt);
    assert.match(await tip.locator('[aria-label="अन्य उत्तर"]').innerText(), /गाड़ी\s+हाँ/);
    await openDialog(sp, 'अधिकारी को दें');
    await sp.keyboard.press('Escape');
    await sp.locator('dialog.sm-modal').waitFor({ state: 'detached' });
    assert.equal(await sp.evaluate(() => document.activeElement?.textContent?.trim()), 'अधिकारी को दें', 'the keyboard is back at the button that opened the dialog');
    await sp.close();
  });
});
