import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useLayoutEffect, useMemo } from "react";
import type { ReactNode } from "react";
import { useView } from "../state/view.ts";
import { antdTheme } from "../ui/theme.ts";
import { baseSize, cssVariables, fonts, palettes } from "../ui/tokens.ts";

/** Dresses everything inside in the person's language, appearance and print size. */
export function Look({ children }: { readonly children: ReactNode }) {
  const { language, appearance, largePrint } = useView();
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.lang = language === "zh" ? "zh-CN" : "en";
    root.dataset["appearance"] = appearance;
    root.style.fontSize = `${largePrint ? baseSize.large : baseSize.normal}px`;
    root.style.colorScheme = appearance === "dark" ? "dark" : "light";
    for (const [name, value] of cssVariables(palettes[appearance])) root.style.setProperty(name, value);
    root.style.setProperty("--font-work", fonts.work);
    root.style.setProperty("--font-print", fonts.print);
    root.style.setProperty("--font-code", fonts.code);
  }, [language, appearance, largePrint]);
  const theme = useMemo(() => antdTheme(appearance, largePrint), [appearance, largePrint]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  );
}
