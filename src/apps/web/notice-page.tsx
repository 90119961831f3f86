import type { ReactNode } from 'react';
import { PageHeading } from '../../surfaces/ui/page-heading.tsx';

/** A page that says one thing and the ways on. */
export function NoticePage(props: {
  readonly title: string;
  readonly school?: string | null;
  readonly text: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <div className="notice-page">
      <PageHeading title={props.title} school={props.school ?? null} />
      <p>{props.text}</p>
      {props.children && <div className="notice-ways">{props.children}</div>}
    </div>
  );
}
