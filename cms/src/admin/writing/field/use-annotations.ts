import { unstable_useContentManagerContext as useContentManagerContext } from '@strapi/content-manager/strapi-admin';
import type { Editor } from '@tiptap/core';
import { useEffect, useMemo } from 'react';
import { annotationsKey } from './annotations';
import { blockErrors } from './errors';
import { limitsOf } from './limits';
import type { ZoneBinding } from './zone-binding';

/** Tells the text what the components' schemas limit, and what the cms objected to. */
export function useAnnotations(editor: Editor, binding: ZoneBinding | null, rawError: unknown): void {
  const { components } = useContentManagerContext();
  const limits = useMemo(() => limitsOf(components), [components]);
  useEffect(() => {
    const errors = blockErrors(rawError, binding?.places() ?? []);
    editor.view.dispatch(editor.state.tr.setMeta(annotationsKey, { limits, errors }));
  }, [editor, binding, limits, rawError]);
}
