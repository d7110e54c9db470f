using System.Text.Json.Serialization;

namespace NeighborParty.AdminConsole.Kit;

public enum ChartKind
{
    Bar,
    Line,
    Pie,
}

/// <summary>What a chart shows: one value of each series for every label. A pie has one series.</summary>
public sealed record Chart(ChartKind Kind, IReadOnlyList<string> Labels, params IReadOnlyList<ChartSeries> Series);

public sealed record ChartSeries(string Name, IReadOnlyList<double> Values);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Chart))]
internal sealed partial class ChartJson : JsonSerializerContext;
