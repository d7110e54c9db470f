using System.Text.Encodings.Web;
using System.Text.Json;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Contract;

/// <summary>refusal-codes.json: what a client may show and test for.</summary>
public sealed class RefusalCodesTests(Product product) : IClassFixture<Product>
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed record Entry(string Code, IReadOnlyList<int> Status, IReadOnlyList<string> Messages, IReadOnlyList<string> Operations);

    [Fact]
    public async Task The_file_lists_every_code_of_the_phone_api()
    {
        var said = RefusalSources.Read();
        var operations = (await OpenApiDocument.OfAsync(product)).Operations.ToList();
        var entries = operations
            .SelectMany(o => o.RefusalCodes.Select(c => (Code: c, o.Name)))
            .GroupBy(x => x.Code, x => x.Name, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g =>
            {
                var texts = RefusalSources.Of(said, g.Key);
                var names = g.Order(StringComparer.Ordinal).ToList();
                return new Entry(g.Key, [.. texts.Select(t => t.Status).Distinct().Order()], [.. texts.Select(t => t.Message).Distinct().Order(StringComparer.Ordinal)], names.Count == operations.Count ? ["*"] : names);
            }).ToList();
        var unsaid = entries.Where(e => e.Messages.Count == 0).Select(e => $"{e.Code} is declared by {string.Join(", ", e.Operations)}, but nothing refuses with it").ToList();
        Assert.True(unsaid.Count == 0, string.Join('\n', unsaid));
        await ContractFile.GuardAsync("refusal-codes.json", JsonSerializer.Serialize(entries, Readable));
    }
}
