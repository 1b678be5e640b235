import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PagePath } from '../app/paths';
import { common } from '../texts';
import { Link } from './Link';
import s from './page.module.css';

interface Props {
  title: string; place?: string | undefined; count?: ReactNode; crumbs?: { label: string; to: PagePath }[]; actions?: ReactNode; /** Between title and actions. */ middle?: ReactNode; lead?: ReactNode; tools?: ReactNode; foot?: ReactNode;
  /** "fill": the content scrolls by itself, edge to edge (lists). "text": padded and as wide as reads well (forms). */
  width?: 'fill' | 'text';
  children: ReactNode;
}

/** A page of the inset panel: head, tools, content. The head stays while the content scrolls. */
export function Page({ title, place, count, crumbs, actions, middle, lead, tools, foot, width = 'text', children }: Props) {
  return (
    <>
      <title>{common.title(title, place)}</title>
      <header className={s.head}>
        <div className="grow">
          {crumbs && <nav className={s.crumbs} aria-label={common.back}>{crumbs.map((c) => <span key={c.to}><Link to={c.to}>{c.label}</Link><IconChevronRight size={13} aria-hidden="true" /></span>)}</nav>}
          <h1>{title}{count !== undefined && <span className={s.count}>{count}</span>}</h1>
          {lead && <p className={s.lead}>{lead}</p>}
        </div>
        {middle && <div className={s.middle}>{middle}</div>}
        {actions && <div className={s.actions}>{actions}</div>}
      </header>
      {tools && <div className={s.tools}>{tools}</div>}
      <div className={s.body} data-width={width}>{width === 'text' ? <div className={s.text}>{children}</div> : children}</div>
      {foot && <footer className={s.foot}>{foot}</footer>}
    </>
  );
}

/** A part of a page under its own small heading, with a hairline between parts; never a card in the panel. */
export function Section({ title, detail, actions, children }: { title: string; detail?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  return (
    <section className={s.section}>
      <div className={s.sectionHead}>
        <div className="grow"><h2>{title}</h2>{detail && <p>{detail}</p>}</div>
        {actions && <div className={s.actions}>{actions}</div>}
      </div>
      {children && <div className={s.sectionBody}>{children}</div>}
    </section>
  );
}

/** Name and value in two columns. */
export function Facts({ items }: { items: [ReactNode, ReactNode][] }) {
  return <dl className={s.facts}>{items.map(([k, v], i) => <div key={i}><dt>{k}</dt><dd>{v}</dd></div>)}</dl>;
}
