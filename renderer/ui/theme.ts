import type { ThemeConfig } from "antd";
import { baseSize, fonts, palettes } from "./tokens.ts";
import type { Appearance } from "./tokens.ts";

/** The antd theme of an appearance. Nothing moves by itself, and the controls are tall enough to hit. */
export function antdTheme(appearance: Appearance, largePrint: boolean): ThemeConfig {
  const palette = palettes[appearance];
  const size = largePrint ? baseSize.large : baseSize.normal;
  return {
    hashed: false,
    token: {
      colorPrimary: palette.action,
      colorLink: palette.link,
      colorInfo: palette.link,
      colorSuccess: palette.met,
      colorWarning: palette.undecided,
      colorError: palette.unmet,
      colorText: palette.ink,
      colorTextBase: palette.ink,
      colorTextSecondary: palette.muted,
      colorTextTertiary: palette.muted,
      colorTextDescription: palette.muted,
      colorTextPlaceholder: palette.muted,
      colorTextDisabled: palette.muted,
      colorBgBase: palette.paper,
      colorBgContainer: palette.card,
      colorBgElevated: palette.card,
      colorBgLayout: palette.paper,
      colorBgContainerDisabled: palette.well,
      colorBorder: palette.line,
      colorBorderSecondary: palette.line,
      colorFillAlter: palette.well,
      controlItemBgHover: palette.well,
      controlItemBgActive: palette.here,
      controlItemBgActiveHover: palette.here,
      colorTextLightSolid: palette.onAction,
      fontFamily: fonts.work,
      fontSize: size,
      borderRadius: 6,
      borderRadiusLG: 8,
      controlHeight: Math.round(size * 2.28),
      controlHeightLG: Math.round(size * 2.85),
      // On a slow laptop a list that still slides takes a click for its neighbour.
      motion: false,
      wireframe: false,
    },
    components: {
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500 },
      Modal: { titleFontSize: Math.round(size * 1.3) },
      Tooltip: { colorBgSpotlight: palette.ink, colorTextLightSolid: palette.card },
      Segmented: { itemSelectedBg: palette.card, trackBg: palette.well },
    },
  };
}
