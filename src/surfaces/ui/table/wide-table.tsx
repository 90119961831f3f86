import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Whether a box holds more than it can show from left to right. */
function useOverflow(): readonly [React.RefObject<HTMLDivElement | null>, boolean] {
  const box = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const watched = box.current;
    if (!watched) return;
    const observer = new ResizeObserver(() => setOver(watched.scrollWidth > watched.clientWidth));
    observer.observe(watched);
    if (watched.firstElementChild) observer.observe(watched.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return [box, over];
}

/** The place of a table: one too wide for the screen says so and scrolls by itself, by keyboard too. */
export function WideTable(props: { readonly label: string; readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  const [box, over] = useOverflow();
  const wide = over ? { tabIndex: 0, role: 'region', 'aria-label': props.label } : {};
  return (
    <>
      {over && <p className="table-wide">{t('table.wide')}</p>}
      <div className="table-scroll" ref={box} {...wide}>
        {props.children}
      </div>
    </>
  );
}
