import { useLocalStorage, useMediaQuery } from '@mantine/hooks';

export type Density = 'normal' | 'tight';

/** How high a row is: this browser's choice, the same in all lists. On a phone a row has two lines. */
export function useDensity() {
  const phone = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false }) ?? false;
  const [density, setDensity] = useLocalStorage<Density>({ key: 'gatehouse-rows', defaultValue: 'normal', getInitialValueInEffect: false });
  return { phone, density, setDensity, height: phone ? 61 : density === 'tight' ? 36 : 40 };
}
