import { RadarChart } from "echarts/charts";
import { init, use } from "echarts/core";
import type { EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { RadarComponent } from "echarts/components";
import { useEffect, useRef } from "react";
import type { MemberRadar } from "#shared/domain/scoring/spread.ts";
import type { FormCriterion } from "#shared/domain/standard/form-schema.ts";
import { useText } from "../../i18n/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { useSay } from "../../ui/use-say.ts";
import { useView } from "../../state/view.ts";
import { baseSize, fonts, palettes } from "../../ui/tokens.ts";
import type { Palette } from "../../ui/tokens.ts";
import { radarAxes } from "./radar-axes.ts";
import type { RadarAxis } from "./radar-axes.ts";

use([RadarChart, RadarComponent, SVGRenderer]);

export interface MemberRadarsProps {
  /** The criteria of the first level are the axes. */
  readonly form: readonly FormCriterion[];
  readonly members: readonly MemberRadar[];
  readonly nameOf: (memberId: string) => string;
}

/** One radar per member, each against the mean of the panel. The numbers are in the table. */
export function MemberRadars({ form, members, nameOf }: MemberRadarsProps) {
  const text = useText();
  return (
    <Card>
      <p className="muted">{text.scores.radarHow}</p>
      <div className="radars">
        {members.map((member) => (
          <figure key={member.memberId} className="radar">
            <Radar axes={radarAxes(form, member, members)} label={text.scores.radarOf(nameOf(member.memberId))} />
            <figcaption>
              <strong>{nameOf(member.memberId)}</strong>{" "}
              {member.total === null ? null : `${member.total} ${text.scores.points}`}
            </figcaption>
          </figure>
        ))}
      </div>
    </Card>
  );
}

function Radar({ axes, label }: { readonly axes: readonly RadarAxis[]; readonly label: string }) {
  const text = useText();
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const { appearance, largePrint } = useView();
  const signature = JSON.stringify(axes.map(({ title, own, mean }) => [say(title), own, mean]));
  const latest = useRef(axes);
  latest.current = axes;
  useEffect(() => {
    if (place.current === null) return undefined;
    const chart = init(place.current, null, { renderer: "svg" });
    const size = (largePrint ? baseSize.large : baseSize.normal) * 0.9;
    chart.setOption(optionOf(latest.current, say, palettes[appearance], size));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [signature, say, appearance, largePrint]);
  const spoken = axes
    .map(({ title, own, mean }) => text.scores.axis(say(title), own, mean))
    .join(text.common.separator);
  return <div ref={place} className="radar-chart" role="img" aria-label={`${label}${text.common.colon}${spoken}`} />;
}

function optionOf(
  axes: readonly RadarAxis[],
  say: (sentence: RadarAxis["title"]) => string,
  palette: Palette,
  size: number,
): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: fonts.work },
    radar: {
      radius: "52%",
      center: ["50%", "51%"],
      splitNumber: 4,
      indicator: axes.map(({ title, own }) => ({ name: `${broken(say(title))}\n${own} %`, max: 100, min: 0 })),
      axisName: { color: palette.ink, fontSize: size, lineHeight: size * 1.35 },
      axisLine: { lineStyle: { color: palette.line } },
      splitLine: { lineStyle: { color: palette.line } },
      splitArea: { show: false },
    },
    series: [
      {
        type: "radar",
        silent: true,
        symbol: "none",
        data: [
          {
            value: axes.map(({ mean }) => Number(mean)),
            lineStyle: { color: palette.muted, type: "dashed", width: 1.5 },
          },
          {
            value: axes.map(({ own }) => Number(own)),
            symbol: "circle",
            symbolSize: 5,
            itemStyle: { color: palette.link },
            lineStyle: { color: palette.link, width: 2 },
            areaStyle: { color: palette.link, opacity: 0.14 },
          },
        ],
      },
    ],
  };
}

/** A long title in two lines, so that the radar keeps its room. */
function broken(title: string): string {
  if (title.length <= 6 || /[A-Za-z]/.test(title)) return title;
  const half = Math.ceil(title.length / 2);
  return `${title.slice(0, half)}\n${title.slice(half)}`;
}
