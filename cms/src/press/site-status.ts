import { contentTypes } from '@patient-press/shared/payloads/content-types';
import { type PressProblem, pressStatus } from '@patient-press/shared/press-status';
import { signTicket } from '@patient-press/shared/tickets';
import type { Core, UID } from '@strapi/strapi';
import { environment } from '../platform/environment';
import { fieldLabel } from '../platform/field-label';
import { formPath } from '../platform/form-path';
import { type Ability, mayReadType } from '../platform/permissions';
import { inAnHour } from '../platform/tokens/in-an-hour';
import { askPress } from './ask-press';
import type { SiteStatus } from './contract';

function forTheAdmin(strapi: Core.Strapi, reported: PressProblem) {
  const { contentType, documentId } = reported;
  if (contentType === 'plugin::upload.file') return { ...reported, typeName: 'File', editPath: '/plugins/upload' };
  const problem = { ...reported, field: fieldLabel(strapi, contentType, reported.field) };
  const typeName = strapi.contentTypes[contentType as UID.ContentType]?.info.displayName ?? contentType;
  return { ...problem, typeName, editPath: formPath(strapi, contentType, documentId) };
}

/** How the site does, for one administrator: documents of types that they may not read are counted, never named. */
export async function readSiteStatus(strapi: Core.Strapi, ability: Ability): Promise<SiteStatus> {
  const asked = await askPress('/_press/status', pressStatus);
  if (asked.press === 'silent') return asked;
  const { problems, publications, ...status } = asked.answer;
  const isReadable = ({ contentType }: { contentType: string }) => mayReadType(ability, contentType);
  const readable = problems.filter(isReadable);
  const [last] = publications;
  const readsAll = Object.values(contentTypes).every(({ uid }) => mayReadType(ability, uid));
  const ticket = () => signTicket(environment.PRESS_TOKEN, { for: 'status', expires: inAnHour() });
  return {
    press: 'answers',
    ...status,
    problems: readable.map((problem) => forTheAdmin(strapi, problem)),
    otherProblems: problems.length - readable.length,
    lastPublication: last ? { ...last, documents: last.documents.filter(isReadable) } : null,
    statusUrl: readsAll ? `${environment.SITE_URL}/_press/status?ticket=${ticket()}` : null,
  };
}
