import { unstable_useDocumentLayout as useDocumentLayout } from '@strapi/content-manager/strapi-admin';
import { Menu } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router-dom';
import { todayInNewsroom } from '../times';
import { filterWords as words } from '../words/lists';
import { listsApi } from './lists-api';
import { type Preset, presetsFor, savedPart } from './preset-filters';
import { DeleteFilterDialog, SaveFilterDialog } from './saved-filter-dialogs';

interface PartProps {
  title: string;
  filters: readonly Preset[];
  onChoose(query: string): void;
}

function Part({ title, filters, onChoose }: PartProps) {
  if (filters.length === 0) return null;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {filters.map(({ name, query }) => (
        <Menu.Item key={`${name} ${query}`} onSelect={() => onChoose(query)}>
          {name}
        </Menu.Item>
      ))}
    </>
  );
}

/** Above each list of the content manager: what editors often look for, and what they saved themselves. */
export function SavedFilters() {
  const { slug: model = '' } = useParams();
  const { search } = useLocation();
  const navigate = useNavigate();
  const userId = useAuth('SavedFilters', ({ user }) => Number(user?.id ?? 0));
  const { list } = useDocumentLayout(model);
  const { data: saved = [] } = listsApi.useSavedFiltersQuery({ contentType: model }, { skip: model === '' });
  const [open, setOpen] = useState<'save' | 'delete' | null>(null);
  const mine = saved.filter(({ isMine }) => isMine);
  const presets = presetsFor(model, { hasDrafts: list.options?.draftAndPublish === true }, userId, todayInNewsroom());
  const choose = (query: string) => navigate({ search: query });
  const current = savedPart(search);

  return (
    <>
      <Menu.Root>
        <Menu.Trigger variant="tertiary" size="S">
          {words.menu}
        </Menu.Trigger>
        <Menu.Content popoverPlacement="bottom-end" maxHeight="60vh">
          <Menu.Item onSelect={() => choose('page=1')}>{words.everything}</Menu.Item>
          <Part title={words.suggested} filters={presets} onChoose={choose} />
          <Part title={words.mine} filters={mine} onChoose={choose} />
          <Part title={words.shared} filters={saved.filter(({ isMine }) => !isMine)} onChoose={choose} />
          <Menu.Separator />
          <Menu.Item onSelect={() => setOpen('save')}>{words.save}</Menu.Item>
          {mine.length > 0 && <Menu.Item onSelect={() => setOpen('delete')}>{words.manage}</Menu.Item>}
        </Menu.Content>
      </Menu.Root>
      {open === 'save' && <SaveFilterDialog contentType={model} query={current} onClose={() => setOpen(null)} />}
      {open === 'delete' && <DeleteFilterDialog filters={mine} onClose={() => setOpen(null)} />}
    </>
  );
}
