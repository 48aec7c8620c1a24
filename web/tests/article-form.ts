import { expect, type Locator, type Page } from '@playwright/test';

/** The admin's form of an article, filled in the way a person does: by labels, buttons and lists. */
export function articleForm(admin: Page) {
  const form = admin.getByRole('main');

  /** What belongs to a field whose own label is no `label` element: a component, a list of components. */
  const inField = (label: string) => form.locator('div').filter({ hasText: new RegExp(`^${label}`) });

  const addTo = (label: string) =>
    inField(label)
      .getByRole('button', { name: /^(No entry yet|Add an entry)/ })
      .first()
      .click();

  async function addBlock(name: string): Promise<Locator> {
    await form.getByRole('button', { name: 'Add a component to Body' }).click();
    await form.getByRole('region', { name: 'Body' }).getByRole('button', { name, exact: true }).click();
    return form.getByRole('region', { name, exact: true });
  }

  return {
    /** Opens a new article from the list, and types its first lines. */
    async start(headline: string, standfirst: string): Promise<void> {
      await admin.getByRole('link', { name: 'Content Manager' }).click();
      await admin.getByRole('link', { name: 'Article', exact: true }).click();
      await admin.getByRole('link', { name: 'Create new entry' }).first().click();
      await form.getByLabel('Headline').fill(headline);
      // Strapi proposes an address before there is a headline to make it from.
      await form.getByRole('button', { name: 'Regenerate' }).click();
      await form.getByLabel('Standfirst').fill(standfirst);
    },

    async chooseMainPicture(file: string, texts: { alt: string; caption: string; credit: string }): Promise<void> {
      await addTo('Main picture');
      await form.getByRole('button', { name: /^Click to add an asset/ }).click();
      const library = admin.getByRole('dialog');
      await library.getByRole('button', { name: 'Search' }).click();
      await library.getByRole('searchbox').fill(file);
      await library.getByRole('searchbox').press('Enter');
      await library.getByRole('checkbox', { name: file }).click();
      await library.getByRole('button', { name: 'Finish' }).click();
      await form.getByLabel('Text alternative').fill(texts.alt);
      await form.getByLabel('Caption').fill(texts.caption);
      await form.getByLabel('Credit').fill(texts.credit);
    },

    /** A block of text: a heading, a paragraph, and a link at its end. */
    async addText(heading: string, paragraph: string, link: { text: string; url: string }): Promise<void> {
      const block = await addBlock('Text');
      await block.getByRole('textbox').click();
      await block.getByRole('combobox').click();
      await admin.getByRole('option', { name: 'Heading 2' }).click();
      await admin.keyboard.type(heading);
      await admin.keyboard.press('Enter');
      await admin.keyboard.type(paragraph);
      await block.getByRole('button', { name: 'Link' }).click();
      const dialog = admin.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Text' }).fill(link.text);
      await dialog.getByRole('textbox', { name: 'Link' }).fill(link.url);
      await dialog.getByRole('button', { name: 'Save' }).click();
      await expect(block.getByRole('link', { name: link.text })).toBeVisible();
    },

    async addKeyPoint(point: string): Promise<void> {
      const block = await addBlock('Key points');
      // The first point is there already, folded, under a button without a name.
      await block.getByRole('heading').getByRole('button').first().click();
      await block.getByLabel('Point').fill(point);
    },

    async addPullQuote(quotation: string, speaker: string): Promise<void> {
      const block = await addBlock('Pull quote');
      await block.getByLabel('Quotation').fill(quotation);
      await block.getByLabel('Who said it').fill(speaker);
    },

    /** Types a few letters into a relation field and chooses the record that is then offered. */
    async choose(label: string, letters: string, record: string): Promise<void> {
      const field = form.getByRole('combobox', { name: new RegExp(`^${label}( \\(\\d+\\))?$`) }).last();
      await field.click();
      await field.pressSequentially(letters);
      await admin.getByRole('option', { name: record }).click();
      await expect(form.getByRole('button', { name: record })).toBeVisible();
    },

    async addSource(letters: string, title: string): Promise<void> {
      await addTo('Sources');
      await this.choose('Source', letters, title);
    },

    /** @param date as the admin shows it: month/day/year. */
    async fillDate(label: string, date: string): Promise<void> {
      const field = form.getByRole('combobox', { name: label, exact: true });
      await field.fill(date);
      // Leaving the field takes the date over; Enter would send the form.
      await field.press('Tab');
      await expect(field).toHaveValue(date);
    },

    async addCorrection(date: string, note: string): Promise<void> {
      await addTo('Corrections');
      await this.fillDate('Date', date);
      await form.getByLabel('What was corrected').fill(note);
    },

    save: () => form.getByRole('button', { name: 'Save', exact: true }).click(),
    publish: () => form.getByRole('button', { name: 'Publish', exact: true }).click(),
  };
}
