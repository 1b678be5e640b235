import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = ['#eaf5f7', '#d3e9ee', '#a9d5de', '#7cc3d2', '#63c6db', '#2b93aa', '#157a91', '#0a6a80', '#085868', '#064552'];

/** Measures and defaults; the colours themselves live in tokens.css, so that CSS and components read the same ones. */
export const theme = createTheme({
  primaryColor: 'petrol',
  colors: { petrol },
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 7,
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { variant: 'filled' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', radius: 7, size: 30 } },
    Checkbox: { defaultProps: { size: 'xs', radius: 4 } },
    Switch: { defaultProps: { size: 'sm', withThumbIndicator: false } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Select: { defaultProps: { allowDeselect: false, checkIconPosition: 'right', withScrollArea: false, maxDropdownHeight: 280 } },
    Modal: { defaultProps: { centered: true, transitionProps: { duration: 140, transition: 'pop' } } },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, transitionProps: { duration: 80 }, position: 'bottom-end', offset: 4 } },
    Drawer: { defaultProps: { transitionProps: { duration: 180 } } },
    Tooltip: { defaultProps: { openDelay: 300, transitionProps: { duration: 80 }, withArrow: false, multiline: true } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
