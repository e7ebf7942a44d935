// A police officer at the dashboard: signs in by the page and works with its buttons.
import type { Locator, Page } from 'playwright-core';
import type { System } from '../support/system';
import { drawnAction } from './citizen';

/** Signs in by the page and waits for the first page of the role. */
export async function signInByPage(page: Page, system: Pick<System, 'deskUrl' | 'users'>, username: string): Promise<void> {
  await page.goto(`${system.deskUrl}/dashboard`);
  await page.getByLabel('उपयोगकर्ता नाम').fill(username);
  await page.getByLabel('पासवर्ड').fill(system.users.find((user) => user.username === username)!.password);
  await page.getByRole('button', { name: 'साइन इन करें' }).click();
  await page.locator('.sm-account').waitFor();
}

/** The tip with this receipt in the list. */
export const tipRow = (page: Page, receipt: string): Locator => page.locator('.sm-row', { hasText: receipt });

/** Opens a tip of the list. */
export async function openTip(page: Page, receipt: string): Promise<Locator> {
  await tipRow(page, receipt).click();
  const tip = page.locator('.sm-tip', { hasText: receipt });
  await tip.waitFor();
  return tip;
}

/** Opens one of the tip's dialogs by its button. */
export async function openDialog(page: Page, button: string): Promise<Locator> {
  await page.locator('.sm-actions').getByRole('button', { name: button, exact: true }).click();
  const dialog = page.locator('dialog.sm-modal');
  await dialog.waitFor();
  return dialog;
}

/** Sends a dialog and waits until it has closed: what it did is then shown. */
export async function confirm(dialog: Locator, button: string): Promise<void> {
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Signs in to the editor as police IT and waits until the conversation is drawn. */
export async function openEditor(page: Page, system: Pick<System, 'deskUrl' | 'users'>): Promise<void> {
  await page.goto(`${system.deskUrl}/editor/`);
  await page.locator('#node-dialog-login-username').fill('it');
  await page.locator('#node-dialog-login-password').fill(system.users.find(({ username }) => username === 'it')!.password);
  await page.keyboard.press('Enter');
  await page.locator('.red-ui-tab-label', { hasText: 'Conversation' }).first().click();
  await page.locator('.red-ui-flow-node').first().waitFor();
}

/** Gives the open tip to an officer. */
export async function giveTo(page: Page, officer: string): Promise<void> {
  const dialog = await openDialog(page, 'अधिकारी को दें');
  await dialog.getByText(officer).click();
  await confirm(dialog, 'दें');
}

/** Fills in what was done about the open tip, with a picture, to be told to the informant too; `tellAction` sends it. */
export async function openAction(page: Page, text: string): Promise<Locator> {
  const dialog = await openDialog(page, 'कार्रवाई दर्ज करें');
  await dialog.getByLabel('क्या कार्रवाई हुई?').fill(text);
  await dialog.locator('input[type=file]').setInputFiles({ name: 'action.jpg', mimeType: 'image/jpeg', buffer: await drawnAction() });
  await dialog.getByLabel('यह सूचनादाता को भी भेजें').check();
  return dialog;
}

export const tellAction = (dialog: Locator): Promise<void> => confirm(dialog, 'दर्ज करें और सूचनादाता को भेजें');
