import { Link as RouterLink } from '@tanstack/react-router';
import type { ComponentProps, ComponentType } from 'react';
import type { PagePath } from '../app/paths';

type Props = Omit<ComponentProps<'a'>, 'href'> & { to: PagePath; replace?: boolean; preload?: false | 'intent'; activeOptions?: { exact?: boolean; includeSearch?: boolean }; activeProps?: ComponentProps<'a'> };

/** A link to a page the path builder made. The router's own typing of `to` is put aside for it: one builder, one truth. */
export const Link = RouterLink as unknown as ComponentType<Props>;
