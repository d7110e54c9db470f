import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface ChartData {
  kind: "Bar" | "Line" | "Pie";
  labels: string[];
  series: { name: string; values: number[] }[];
}

const colors = ["#b3261e", "#1f5f8b", "#8a6100", "#2e6b3f", "#6a4a86", "#5b6470"];
const textStyle = { fontSize: 14, color: "#2b3137", fontFamily: getComputedStyle(document.body).fontFamily };

export function draw(element: HTMLElement) {
  const data = JSON.parse(element.dataset.npChart ?? "{}") as ChartData;
  const chart = init(element, undefined, { renderer: "svg" });
  chart.setOption({ animation: false, color: colors, textStyle, ...(data.kind === "Pie" ? pie(data) : axes(data)) });
  new ResizeObserver(() => chart.resize()).observe(element);
}

// Drawn and not a box of HTML: that is styled by attributes, which the content policy refuses.
const tooltip = { confine: true, renderMode: "richText" as const };

const legend = (data: ChartData) => ({ top: 0, left: "center", show: data.series.length > 1, textStyle });

const axes = (data: ChartData) => ({
  legend: legend(data),
  tooltip: { ...tooltip, trigger: "axis" as const },
  grid: { top: data.series.length > 1 ? 40 : 16, left: 8, right: 16, bottom: 8, outerBoundsMode: "same" as const },
  xAxis: { type: "category" as const, data: data.labels, axisLabel: textStyle, axisTick: { show: false } },
  yAxis: { type: "value" as const, minInterval: 1, axisLabel: textStyle },
  series: data.series.map((series) => ({
    type: data.kind.toLowerCase() as "bar" | "line",
    name: series.name,
    data: series.values,
    barMaxWidth: 40,
    symbolSize: 8,
  })),
});

// The numbers stand in the legend: labels around the ring do not fit on a phone.
const pie = (data: ChartData) => {
  const values = data.series[0]?.values ?? [];
  return {
    tooltip,
    legend: { bottom: 0, left: "center", textStyle, formatter: (name: string) => `${name} ${values[data.labels.indexOf(name)] ?? 0}` },
    series: [
      {
        type: "pie" as const,
        radius: ["45%", "78%"],
        center: ["50%", "42%"],
        label: { show: false },
        data: data.labels.map((name, index) => ({ name, value: values[index] ?? 0 })),
      },
    ],
  };
};
