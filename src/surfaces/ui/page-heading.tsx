import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

let turned = false;

/** Called when a page is turned: from then on a new heading takes the focus, as a newly loaded page would. */
export function pageTurned(): void {
  turned = true;
}

/** The title of the window: page, school, product. */
function useWindowTitle(title: string, school: string | null): void {
  const { t } = useTranslation('ui');
  useEffect(() => {
    document.title =
      school === null ? t('title.page', { title }) : t('title.school', { title, school });
  }, [title, school, t]);
}

/** The heading of a page, with what can be done from it. */
export function PageHeading(props: {
  readonly title: string;
  readonly school: string | null;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { title, school, lead, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useWindowTitle(title, school);
  useEffect(() => {
    if (turned) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page-heading">
      <div>
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children && <div className="page-actions">{children}</div>}
    </div>
  );
}
