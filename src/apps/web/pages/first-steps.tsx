import { useTranslation } from 'react-i18next';
import type { FirstStep } from '../../../capabilities/workbench/first-steps.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { PageLink } from '../../../surfaces/ui/surface.tsx';
import { addresses } from '../addresses.ts';
import { useSchool } from '../school-context.tsx';

/** What a new school does first, in order, with what is done already. */
function StepList({ steps }: { readonly steps: readonly FirstStep[] }) {
  const { t } = useTranslation('web');
  const { slug } = useSchool();
  const words = useRoomWords();
  return (
    <div className="first-steps">
      <p>{t('workbench.first.steps')}</p>
      <ol>
        {steps.map(({ code, href, done }) => (
          <li key={code}>
            <PageLink href={addresses.within(slug, href)}>
              {words.find('workbench', `first-step.${code}`) ?? code}
            </PageLink>
            {done && <span className="step-done">{t('workbench.first.done')}</span>}
          </li>
        ))}
      </ol>
      <p>
        {t('workbench.first.existing')}{' '}
        <PageLink href={addresses.within(slug, 'intake')}>{t('workbench.first.intake')}</PageLink>
        {' · '}
        <PageLink href={addresses.within(slug, 'roster-import')}>
          {t('workbench.first.roster')}
        </PageLink>
      </p>
    </div>
  );
}

/** Nothing waits: says so, and where the pages lie that this role comes for. */
export function FirstSteps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const { t, i18n } = useTranslation('web');
  const { me, capacity } = useSchool();
  if (steps.length > 0) return <StepList steps={steps} />;
  const role = me.capacities.find(({ id }) => id === capacity)?.role ?? '';
  const advice = `workbench.first.${role}`;
  return (
    <div className="empty">
      <p className="empty-title">{t('workbench.nothing')}</p>
      <p>{t(i18n.exists(advice) ? advice : 'workbench.first')}</p>
    </div>
  );
}
