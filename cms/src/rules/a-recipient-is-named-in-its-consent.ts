import { wordingInEffect } from '@patient-press/shared/consent-wordings';
import type { Core } from '@strapi/strapi';
import { text } from '../platform/fields';
import type { Objection } from '../platform/objections';
import { findRecipient, isNamedIn, isPassedOnBy, RECIPIENT } from '../recipients/recipient';
import { wordingsInFull } from '../requests/agreed-wording';
import type { Rule } from './rule';
import { recipientRuleWords as words } from './words/recipient';

/** @returns the objection to a recipient that is notified of what readers agree to under a key. */
async function objectionsTo(strapi: Core.Strapi, name: string, key: string): Promise<Objection[]> {
  const found = await strapi.db
    .query('api::consent-wording.consent-wording')
    .findMany({ where: { key }, orderBy: { version: 'desc' } });
  const known = wordingsInFull.parse(found);
  const [newest] = known;
  if (!newest) return [{ path: ['consentKey'], message: words.noWording({ name, key }) }];
  const inEffect = wordingInEffect(known, key, new Date().toISOString());
  if ([inEffect, newest].some((wording) => wording && isNamedIn(name, wording.text))) return [];
  const { version } = inEffect ?? newest;
  return [{ path: ['name'], message: words.notNamed({ name, key, version }) }];
}

/** A reader agrees that a request is shared with a firm by name: only a firm that the wording names is notified. */
export const aRecipientIsNamedInItsConsent: Rule = {
  on: RECIPIENT,
  when: 'save',
  normalize(fields) {
    for (const name of ['name', 'consentKey']) if (fields[name] !== undefined) fields[name] = text(fields[name]);
  },
  async check(fields, strapi, documentId) {
    const saved = documentId ? await findRecipient(strapi, documentId) : null;
    const key = text(fields.consentKey ?? saved?.consentKey);
    const name = text(fields.name ?? saved?.name);
    // What is missing is another rule's matter.
    if (!key || !name) return [];
    if (!isPassedOnBy(key)) return [{ path: ['consentKey'], message: words.notAConsent(key) }];
    const isActive = fields.isActive ?? saved?.isActive ?? true;
    return isActive ? objectionsTo(strapi, name, key) : [];
  },
};
