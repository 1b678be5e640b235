import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { paths } from '../../app/paths';
import { useGo } from '../../ui/Link';

/** A project's own address leads to its first tab. */
export function ProjectStart() {
  const { ws, project } = useParams({ strict: false }) as { ws: string; project: string };
  const go = useGo();
  useEffect(() => go(paths.workspace(ws).project(project).users(), { replace: true }), [go, project, ws]);
  return null;
}
