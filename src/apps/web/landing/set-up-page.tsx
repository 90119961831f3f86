import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { VerbDescription } from '../../../engines/actions/description.ts';
import { ok } from '../../../kernel/result.ts';
import { openClient, type Client } from '../../../surfaces/ui/client.ts';
import { ActionForm } from '../../../surfaces/ui/form/action-form.tsx';
import { SurfaceContext, type Surface } from '../../../surfaces/ui/surface.tsx';
import { addresses } from '../addresses.ts';
import { makeSchool } from '../installation.ts';
import { languageOf } from '../language.ts';
import { newKey } from '../new-key.ts';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { browserFetch } from '../session.ts';

/** The fields of `POST /api/setup/school`, which is no verb since there is no school to have verbs yet. */
const setUp: VerbDescription = {
  name: 'set-up',
  room: 'web',
  kind: 'action',
  may: [],
  refuses: [],
  face: 'form',
  row: null,
  sortable: [],
  searchable: false,
  input: {
    type: 'object',
    properties: {
      code: { type: 'string', kind: 'text', minLength: 1, maxLength: 60 },
      name: { type: 'string', kind: 'text', minLength: 2, maxLength: 60 },
      slug: { type: 'string', kind: 'text', minLength: 2, maxLength: 40 },
      administrator: {
        type: 'object',
        properties: {
          number: { type: 'string', kind: 'text', minLength: 1, maxLength: 32 },
          name: { type: 'string', kind: 'text', minLength: 1, maxLength: 40 },
          password: { type: 'string', kind: 'secret', minLength: 10, maxLength: 200 },
        },
        required: ['number', 'name', 'password'],
      },
    },
    required: ['code', 'name', 'slug', 'administrator'],
  },
};

/** A client that knows this one act. */
function setUpClient(): Client {
  const client = openClient({
    base: '/api/setup',
    fetch: browserFetch,
    newKey,
    capacity: () => null,
    onLoggedOut: () => undefined,
  });
  return {
    ...client,
    async act(_, input, options) {
      const answer = await makeSchool(input, options?.key ?? newKey());
      return answer.ok ? ok(answer.value as never) : answer;
    },
  };
}

const client = setUpClient();

function useSetUpSurface(): Surface {
  const { i18n } = useTranslation('web');
  const router = useRouter();
  return {
    client,
    school: { slug: '', name: '' },
    language: languageOf(i18n),
    verbs: [],
    scope: ['setup'],
    uploadLimit: 0,
    logInAddress: addresses.landing,
    addressOf: () => null,
    within: () => addresses.landing,
    shownAt: () => null,
    attachmentAddress: () => addresses.landing,
    go: (address) => router.history.push(address),
  };
}

/** Sets up the first school: the code from the console, the school, and its first administrator. */
export function SetUpPage() {
  const { t } = useTranslation('web');
  const surface = useSetUpSurface();
  const store = useQueryClient();
  function done(answer: unknown): void {
    const { slug } = answer as { readonly slug: string };
    store.clear();
    surface.go(addresses.logIn(slug));
  }
  return (
    <SurfaceContext value={surface}>
      <PageHeading title={t('set-up.title')} school={null} lead={t('set-up.lead')} />
      <section className="where-code">
        <h2>{t('set-up.code.where')}</h2>
        <p>{t('set-up.code.where.console')}</p>
        <p>{t('set-up.code.where.again')}</p>
      </section>
      <ActionForm
        verb={setUp}
        send={t('set-up.send')}
        onDone={done}
        onCancel={() => surface.go(addresses.landing)}
      />
    </SurfaceContext>
  );
}
