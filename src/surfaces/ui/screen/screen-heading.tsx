import type { ReactNode } from 'react';
import { PageHeading } from '../page-heading.tsx';
import { useSurface } from '../surface.tsx';

/** The heading of a room's own page: what it is, one line that says what it is for, and what can be done from it. */
export function ScreenHeading(props: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
}) {
  const { school } = useSurface();
  return <PageHeading {...props} school={school.name} />;
}
