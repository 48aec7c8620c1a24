import { useFetchClient, useQueryParams } from '@strapi/strapi/admin';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useCallback } from 'react';
import type { LinkTarget } from '../answers';
import { isFields } from '../document/node-json';
import type { ZoneBinding } from './zone-binding';

const first = (value: unknown): Record<string, unknown> | null => {
  const [one] = Array.isArray(value) ? value : [];
  return isFields(one) ? one : null;
};

const titleOf = (guide: Record<string, unknown> | null): string | null => {
  const title = guide?.title ?? guide?.label;
  return typeof title === 'string' ? title : null;
};

interface Answered {
  results?: unknown;
}

/** The relation of an offer to its guide, as Strapi's form has it: only what changed, and the rest on the server. */
export function useGuides(binding: ZoneBinding | null) {
  const { get } = useFetchClient();
  const [{ query }] = useQueryParams<{ status?: string }>();
  const status = query?.status ?? 'draft';

  const fetchStored = useCallback(
    async (node: Node): Promise<Record<string, unknown> | null> => {
      const id = binding?.originalOf(node.attrs.origin)?.id;
      if (id === undefined || id === null) return null;
      const { data } = await get<Answered>(`/content-manager/relations/body.guide-offer/${id}/guide?status=${status}`);
      return first(data.results);
    },
    [binding, get, status],
  );

  const fetchTitle = useCallback(
    async (node: Node): Promise<string | null> => {
      const { guide } = node.attrs;
      if (!isFields(guide)) return null;
      const chosen = first(guide.connect) ?? first(guide.results);
      if (chosen) return titleOf(chosen);
      return first(guide.disconnect) || 'results' in guide ? null : titleOf(await fetchStored(node));
    },
    [fetchStored],
  );

  /** Chooses a guide in place of the stored one. */
  const choose = useCallback(
    async (editor: Editor, at: number, { documentId, title }: LinkTarget): Promise<void> => {
      const node = editor.state.doc.nodeAt(at);
      if (node?.type.name !== 'guideOffer') return;
      const stored = await fetchStored(node);
      const apiData = { documentId, isTemporary: true };
      const guide = {
        connect: [{ id: documentId, documentId, label: title, title, apiData, __temp_key__: 'a0' }],
        disconnect: stored ? [{ id: stored.id, apiData: { id: stored.id, documentId: stored.documentId } }] : [],
      };
      if (editor.state.doc.nodeAt(at) === node)
        editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'guide', guide));
    },
    [fetchStored],
  );
  return { fetchTitle, choose };
}
