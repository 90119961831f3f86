import { useTranslation } from 'react-i18next';
import type { FirstStep } from '../../../capabilities/workbench/first-steps.ts';
import { useRoomWords } from '../../../surfaces/ui/room-words.ts';
import { PageLink, useSurface } from '../../../surfaces/ui/surface.tsx';
import { actionsOf } from '../../../surfaces/ui/table/actions-of-list.ts';
import { addresses } from '../addresses.ts';
import { useSchool } from '../school-context.tsx';
import { verbsOfShell } from '../screens.ts';

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
    </div>
  );
}

/** Nothing to do yet: what whoever may begin something would begin with. */
export function FirstSteps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const { t, i18n } = useTranslation('web');
  const { me, capacity } = useSchool();
  const { verbs, addressOf } = useSurface();
  const words = useRoomWords();
  if (steps.length > 0) return <StepList steps={steps} />;
  const role = me.capacities.find(({ id }) => id === capacity)?.role ?? '';
  const advice = `workbench.first.${role}`;
  const begun = verbs
    .filter(({ kind, name }) => kind === 'list' && !verbsOfShell.includes(name))
    .flatMap((list) => actionsOf(list, verbs).page.slice(0, 1))
    .flatMap((verb) => {
      const href = addressOf(verb, {});
      return href === null ? [] : [{ verb, href }];
    });
  return (
    <div className="empty">
      <p className="empty-title">{t('workbench.nothing')}</p>
      <p>{t(i18n.exists(advice) ? advice : 'workbench.first')}</p>
      <ul className="steps">
        {begun.slice(0, 4).map(({ verb, href }) => (
          <li key={verb.name}>
            <PageLink href={href}>{words.verb(verb.room, verb.name)}</PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
