import { useTranslation } from 'react-i18next';
import { addresses } from '../addresses.ts';
import { InnerLink } from '../inner-link.tsx';
import type { Installation } from '../installation.ts';

/** The schools one can log in to. */
export function SchoolList({ schools }: { readonly schools: Installation['schools'] }) {
  const { t } = useTranslation('web');
  return (
    <section>
      <h2>{t('landing.schools')}</h2>
      <ul className="school-list">
        {schools.map(({ slug, name, demo }) => (
          <li key={slug}>
            <InnerLink href={addresses.workbench(slug)}>{name}</InnerLink>
            {demo && <span className="brand-demo">{t('demo')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
