import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../surfaces/ui/answer.ts';
import { addresses } from '../addresses.ts';
import { FailurePage } from '../failure-page.tsx';
import { readInstallation, type Installation } from '../installation.ts';
import { PageHeading } from '../../../surfaces/ui/page-heading.tsx';
import { PublicFrame } from '../public-frame.tsx';
import { Waiting } from '../../../surfaces/ui/waiting.tsx';
import { DatabaseNote } from './database-note.tsx';
import { DemoLogins } from './demo-logins.tsx';
import { FirstRun } from './first-run.tsx';
import { SchoolList } from './school-list.tsx';

const SetUpPage = lazy(async () => ({ default: (await import('./set-up-page.tsx')).SetUpPage }));

/** How often one looks again while the database is starting. */
const lookAgain = 1500;

function AuditCard() {
  const { t } = useTranslation('web');
  return (
    <section className="card-line">
      <div>
        <h2>{t('landing.audit')}</h2>
        <p>{t('landing.audit.lead')}</p>
      </div>
      <a className="card-go" href={addresses.audit}>
        {t('landing.audit.go')}
      </a>
    </section>
  );
}

function Standing(props: { readonly installation: Installation; onChange(): void }) {
  const { installation, onChange } = props;
  const { database, state, schools, demoLogins } = installation;
  if (database !== 'ready') return <DatabaseNote installation={installation} onRetry={onChange} />;
  if (state === 'empty') return <FirstRun onMade={onChange} />;
  return (
    <>
      {demoLogins && <DemoLogins logins={demoLogins} schools={schools} />}
      {!demoLogins && <SchoolList schools={schools} />}
      {state === 'demo' && <FirstRun onMade={onChange} demo={false} />}
    </>
  );
}

function Landing(props: {
  readonly installation: Installation | null;
  readonly failure: Failure | null;
  onChange(): void;
}) {
  const { installation, failure, onChange } = props;
  const { t } = useTranslation('web');
  return (
    <div className="landing">
      <PageHeading title={t('landing.title')} school={null} />
      {installation && <Standing installation={installation} onChange={onChange} />}
      {!installation && !failure && <Waiting label={t('loading')} />}
      {failure && <FailurePage failure={failure} onRetry={onChange} />}
      <AuditCard />
    </div>
  );
}

/** The first page: what this is, and where one goes from here. */
export function LandingPage() {
  const { t } = useTranslation('web');
  const { step } = useSearch({ strict: false }) as { readonly step?: string };
  const { data, refetch } = useQuery({
    queryKey: ['setup'],
    queryFn: ({ signal }) => readInstallation(signal),
    refetchInterval: ({ state }) =>
      state.data?.ok && state.data.value.database === 'starting' ? lookAgain : false,
  });
  const again = (): void => void refetch();
  return (
    <PublicFrame foot={step === 'set-up'}>
      {step === 'set-up' ? (
        <Suspense fallback={<Waiting label={t('loading')} />}>
          <SetUpPage />
        </Suspense>
      ) : (
        <Landing
          installation={data?.ok ? data.value : null}
          failure={data && !data.ok ? data.error : null}
          onChange={again}
        />
      )}
    </PublicFrame>
  );
}
