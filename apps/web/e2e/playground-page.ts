import { expect, type Locator, type Page } from '@playwright/test';

/** A browser at the playground, as its tests speak of it. */
export class PlaygroundPage {
  readonly page: Page;
  readonly run: Locator;
  readonly part: Locator;

  constructor(page: Page) {
    this.page = page;
    this.run = page.getByTestId('run');
    this.part = page.getByTestId('part-form');
  }

  async open(address = '/playground'): Promise<void> {
    await this.page.goto(address, { waitUntil: 'domcontentloaded' });
    await expect(this.page.locator('[data-awake=true]')).toBeVisible();
    // What the address asked for has come, or has been told to be broken.
    await expect.poll(() => this.page.url()).not.toContain('#');
  }

  async startEmpty(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start from' }).click();
    await this.page.getByRole('menuitem', { name: 'An empty sheet' }).click();
    await expect(this.page.getByText('Nothing is here yet.')).toBeVisible();
  }

  async add(kind: string, name: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Add a' }).selectOption(kind);
    await this.page.getByLabel('called').fill(name);
    await this.page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(this.box(name)).toHaveAttribute('aria-pressed', 'true');
  }

  box(name: string): Locator {
    return this.page.locator(`[data-part="${name}"]`);
  }

  /** Takes a part into the hand, unless it is there already. */
  async choose(name: string): Promise<void> {
    if ((await this.box(name).getAttribute('aria-pressed')) !== 'true') await this.box(name).press('Enter');
    await expect(this.part).toHaveAttribute('aria-label', `Chosen: ${name}`);
  }

  async connect(from: string, to: string): Promise<void> {
    await this.choose(from);
    const target = this.part.getByRole('combobox', { name: 'Let it call' });
    await target.selectOption(to);
    await this.part.getByRole('button', { name: 'Connect' }).click();
    await expect(this.box(`${from} -> ${to}`)).toBeAttached();
  }

  async set(field: string, value: string): Promise<void> {
    await this.part.getByLabel(field, { exact: true }).fill(value);
  }

  async press(): Promise<string> {
    const before = await this.run.getAttribute('data-digest');
    await this.page.getByRole('button', { name: 'Run', exact: true }).click();
    return this.digest(before);
  }

  /** Of the run on the page, once it is another than `before`. */
  async digest(before: string | null = null): Promise<string> {
    await expect.poll(() => this.run.getAttribute('data-digest'), { timeout: 60_000 }).not.toBe(before);
    await expect(this.run).toHaveAttribute('data-digest', /^[0-9a-f]{16}$/);
    return (await this.run.getAttribute('data-digest')) ?? '';
  }

  /** The text of the sheet, as this device would show it after the browser was killed now. */
  async saved(): Promise<{ scenario: string; guards: string; actions: string; seed: number }> {
    const stored = await this.page.evaluate(() => localStorage.getItem('basin:playground:draft'));
    const { text } = JSON.parse(stored ?? '{"text":"{}"}') as { text: string };
    return JSON.parse(text) as Awaited<ReturnType<PlaygroundPage['saved']>>;
  }

  async link(): Promise<string> {
    await this.page.getByRole('button', { name: 'Share' }).click();
    const field = this.page.getByLabel('Link to this sheet');
    await expect(field).toHaveValue(/#sheet=/);
    const link = await field.inputValue();
    await this.page.keyboard.press('Escape');
    return link;
  }

  /** Goes to a time of the run on the page. */
  async scrubTo(seconds: number): Promise<void> {
    await this.page.getByLabel('Time in the run').fill(String(seconds * 1e6));
    await expect(this.run.locator('output')).toHaveText(`${seconds} s`);
  }
}
