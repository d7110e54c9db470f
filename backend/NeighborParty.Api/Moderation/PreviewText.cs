using NeighborParty.Core.Basics;
using NeighborParty.Core.Moderation;

namespace NeighborParty.Api.Moderation;

/// <summary>Tells an author before posting what should not be in the text. Keeps nothing, and says nothing of the word lists.</summary>
public sealed class PreviewText(TextRules rules)
{
    /// <exception cref="RefusedException">400 for what no noun would take either.</exception>
    public async Task<TextPreview> RunAsync(TextToPreview request, CancellationToken ct)
    {
        CleanText.Required("text", request.Text, int.MaxValue, "内容");
        CleanText.Optional("title", request.Title, int.MaxValue, "标题");
        var text = await rules.LookAsync(request.Text, ct);
        var title = request.Title is { Length: > 0 } given ? await rules.LookAsync(given, ct) : null;
        var money = text.AsksForMoney || title?.AsksForMoney == true || (await rules.LookAsync($"{request.Title}\n{request.Text}", ct)).AsksForMoney;
        List<TextFindingRow> found = [.. Rows("title", title), .. Rows("text", text)];
        return new TextPreview(
            found, request.Title is null || title is null ? request.Title : Redaction.Hide(request.Title, title.Details), Redaction.Hide(request.Text, text.Details), money,
            Advice(found, money ? await rules.OfficeAsync(ct) : null));
    }

    private static IEnumerable<TextFindingRow> Rows(string field, LocalLook? look) =>
        look?.Details.Select(d => new TextFindingRow(field, d.Kind, LocalRules.NameOf(d.Kind), d.Start, d.Length)) ?? [];

    private static string? Advice(List<TextFindingRow> found, HelpOffice? office) =>
        office is not null ? ModerationRefusals.AsksForMoney(office).Message
        : found.Count > 0 ? $"内容里好像有{string.Join('、', found.Select(f => f.Name).Distinct(StringComparer.Ordinal))}，建议隐去：双方同意后系统会互相显示电话。"
        : null;
}
