using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Contract;

/// <summary>The files of the contract say what the program does, and every operation says enough.</summary>
public sealed partial class ContractTests(Product product) : IClassFixture<Product>
{
    [Theory]
    [InlineData("openapi.json", OpenApiSpecVersion.OpenApi3_1)]
    [InlineData("openapi-3.0.json", OpenApiSpecVersion.OpenApi3_0)]
    public async Task The_file_is_what_the_program_says(string file, OpenApiSpecVersion version) =>
        await ContractFile.GuardAsync(file, await OpenApiDocument.TextAsync(product, version));

    [Fact]
    public async Task The_page_shows_the_same_document()
    {
        var shown = await product.Http.GetStringAsync("/docs/v1/openapi.json");
        Assert.StartsWith("3.1", (string)System.Text.Json.Nodes.JsonNode.Parse(shown)!["openapi"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_operation_has_a_summary_a_tag_and_a_name_of_its_own()
    {
        var operations = (await OpenApiDocument.OfAsync(product)).Operations.ToList();
        Assert.NotEmpty(operations);
        None(operations.Where(o => string.IsNullOrWhiteSpace((string?)o.Json["summary"])).Select(o => $"{o}: WithSummary is missing"));
        None(operations.Where(o => o.Json["tags"] is not System.Text.Json.Nodes.JsonArray { Count: 1 } tags || !HasChinese((string)tags[0]!)).Select(o => $"{o}: WithTags with one Chinese word is missing"));
        None(operations.Where(o => !NameForm().IsMatch(o.Id)).Select(o => $"{o}: '{o.Id}' is no name; a named handler gives one, or WithName"));
        None(operations.GroupBy(o => o.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g)}"));
    }

    [Fact]
    public async Task Every_parameter_is_described()
    {
        var operations = (await OpenApiDocument.OfAsync(product)).Operations;
        None(from o in operations from p in o.Parameters where string.IsNullOrWhiteSpace((string?)p["description"]) select $"{o}: {p["name"]}");
    }

    [Fact]
    public async Task Every_request_and_answer_has_a_schema_and_an_example_that_fits_it()
    {
        var document = await OpenApiDocument.OfAsync(product);
        var check = new SchemaCheck(document.Root);
        var faults = new List<string>();
        foreach (var o in document.Operations)
        {
            if (o.Body is { } body)
                faults.AddRange(Look(check, $"{o} request", body.Type, body.Media));
            if (!o.Successes.Any())
                faults.Add($"{o} has no success");
            foreach (var (status, answer) in o.Successes)
                if (answer["content"] is System.Text.Json.Nodes.JsonObject content)
                    foreach (var (type, media) in content)
                        faults.AddRange(Look(check, $"{o} {status}", type, media!.AsObject()));
        }

        None(faults);
    }

    [Fact]
    public async Task Every_operation_names_its_refusals()
    {
        var operations = (await OpenApiDocument.OfAsync(product)).Operations.ToList();
        None(operations.Where(o => !o.RefusalCodes.Contains("invalid_input")).Select(o => o.Name));
        None(operations.SelectMany(o => o.RefusalCodes.Where(c => !CodeForm().IsMatch(c)).Select(c => $"{o}: {c}")));
        None(operations.Where(o => (string?)o.Json["responses"]?["default"]?["content"]?["application/problem+json"]?["schema"]?["$ref"] != "#/components/schemas/Problem").Select(o => o.Name));
    }

    [Fact]
    public async Task Numbers_are_numbers()
    {
        var text = Spaces().Replace(await OpenApiDocument.TextAsync(product, OpenApiSpecVersion.OpenApi3_1), "");
        Assert.DoesNotMatch("\"type\":\\[[^\\]]*\"(integer|number)\",?[^\\]]*\"string\"|\"type\":\\[[^\\]]*\"string\",?[^\\]]*\"(integer|number)\"", text);
    }

    private static void None(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults));

    private static IEnumerable<string> Look(SchemaCheck check, string where, string type, System.Text.Json.Nodes.JsonObject media)
    {
        if (media["schema"] is null)
            return [$"{where}: no schema"];
        if (type != "application/json")
            return [];
        return media["example"] is { } example
            ? check.Faults(media["schema"], example).Select(f => $"{where}: the example is wrong, {f}")
            : [$"{where}: a static Example is missing"];
    }

    private static bool HasChinese(string text) => text.Any(c => c is >= '\u4E00' and <= '\u9FFF');

    [GeneratedRegex("^[a-z][A-Za-z0-9]{2,60}$")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[a-z0-9_]+(\.[a-z0-9_]+)?$")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
