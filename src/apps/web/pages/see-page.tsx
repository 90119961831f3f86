import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { useSurface } from '../../../surfaces/ui/surface.tsx';
import { actionsOf } from '../../../surfaces/ui/table/actions-of-list.ts';
import {
  readListState,
  writeListState,
  type ListState,
} from '../../../surfaces/ui/table/list-state.ts';
import { ListTable } from '../../../surfaces/ui/table/list-table.tsx';
import { NotFoundPage } from '../not-found-page.tsx';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { useSchool } from '../school-context.tsx';

/** What can be done from this list without choosing a row; the first is what one mostly comes for. */
function PageActions({ list }: { readonly list: VerbDescription }) {
  const { verbs, addressOf, go } = useSurface();
  const words = useRoomWords();
  const from = `${window.location.pathname}${window.location.search}`;
  const offered = actionsOf(list, verbs).page.flatMap((verb) => {
    const href = addressOf(verb, {});
    return href === null ? [] : [{ verb, href }];
  });
  return offered.map(({ verb, href }, index) => (
    <Button
      key={verb.name}
      href={href}
      type={index === 0 ? 'primary' : 'default'}
      onClick={(event) => {
        event.preventDefault();
        go(href, { from });
      }}
    >
      {words.verb(verb.room, verb.name)}
    </Button>
  ));
}

function useAddressState(): readonly [ListState, (state: ListState) => void] {
  const router = useRouter();
  const { pathname, search } = useRouterState({
    select: ({ location }) => ({ pathname: location.pathname, search: location.searchStr }),
  });
  const state = readListState(new URLSearchParams(search));
  const change = (next: ListState): void => {
    const text = writeListState(next).toString();
    // Each step of typing is no page of its own; turning a page is.
    const turned = next.page !== state.page;
    router.history[turned ? 'push' : 'replace'](text === '' ? pathname : `${pathname}?${text}`);
  };
  return [state, change];
}

function Seen({ list }: { readonly list: VerbDescription }) {
  const { me } = useSchool();
  const words = useRoomWords();
  const [state, change] = useAddressState();
  const lead = words.find(list.room, `lead.${list.name}`);
  return (
    <>
      <PageHeading title={words.title(list.room, list.name)} school={me.school.name} lead={lead}>
        <PageActions list={list} />
      </PageHeading>
      <ListTable list={list} state={state} onState={change} />
    </>
  );
}

/** Any list the person may see. */
export function SeePage() {
  const { list: name } = useParams({ strict: false }) as { readonly list?: string };
  useTranslation('web');
  const { me } = useSchool();
  const { verbs } = useSurface();
  const list = verbs.find((verb) => verb.kind === 'list' && verb.name === name);
  if (!list) return <NotFoundPage reason="not-allowed" school={me.school} />;
  return <Seen key={list.name} list={list} />;
}
