import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { parse } from 'yaml';

export const LAB = '/labs/retry-storm';
const FOLDER = path.join(import.meta.dirname, '../../../labs/retry-storm');
export const START = readFileSync(path.join(FOLDER, 'start.guards.yaml'), 'utf8');
export const EXEMPLAR = readFileSync(path.join(FOLDER, 'solutions/exemplar.guards.yaml'), 'utf8');
/** The same settings in one line, as somebody types who is in a hurry. */
export const EXEMPLAR_LINE = JSON.stringify(parse(EXEMPLAR));

/** A browser at the lab, as its tests speak of it. */
export class LabPage {
  readonly page: Page;
  readonly result: Locator;
  readonly tries: Locator;
  readonly editor: Locator;
  readonly problems: Locator;

  constructor(page: Page) {
    this.page = page;
    this.result = page.getByTestId('result');
    this.tries = page.getByTestId('history');
    this.editor = page.getByTestId('guard-editor');
    this.problems = page.getByRole('status', { name: 'Problems in the guards' });
  }

  async open(): Promise<void> {
    await this.page.goto(LAB);
    await this.isAwake();
  }

  async isAwake(): Promise<void> {
    await expect(this.page.locator('[data-awake=true]')).toBeVisible();
  }

  async hasFullEditor(): Promise<void> {
    await expect(this.page.locator('[data-editor=monaco]')).toBeVisible({ timeout: 30_000 });
  }

  /** Replaces the text in the full editor. */
  async write(text: string): Promise<void> {
    await this.hasFullEditor();
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.editor.click({ position: { x: 200, y: 100 } });
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.press('ControlOrMeta+V');
    await this.isSaved(text);
  }

  async isSaved(text: string): Promise<void> {
    await expect.poll(() => this.saved(), { timeout: 20_000 }).toBe(text);
  }

  /** What this device would show after the browser was killed now. */
  async saved(): Promise<string | undefined> {
    const stored = await this.page.evaluate((key) => localStorage.getItem(key), `basin:lab:retry-storm:draft`);
    return stored === null ? undefined : (JSON.parse(stored) as { text: string }).text;
  }

  async try(): Promise<void> {
    await this.page.getByRole('button', { name: 'Try', exact: true }).click();
  }

  async check(): Promise<void> {
    await this.page.getByRole('button', { name: 'Check', exact: true }).click();
  }

  async ends(status: 'pass' | 'fail' | 'invalid' | 'cancelled' | 'broken'): Promise<void> {
    await expect(this.result).toHaveAttribute('data-status', status, { timeout: 60_000 });
    await expect(this.result).toHaveAttribute('data-past', 'false');
  }

  /** Presses Tab until something is reached. */
  async tabTo(goal: Locator): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await goal.evaluate((element) => element.contains(document.activeElement))) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`80 presses of Tab do not reach ${String(goal)}.`);
  }
}
