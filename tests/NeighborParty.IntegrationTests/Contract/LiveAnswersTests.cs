using System.Text.Json.Nodes;
using NeighborParty.IntegrationTests.Aid;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.Contract;

/// <summary>What the program really answers, held against what the contract promises.</summary>
public sealed class LiveAnswersTests(Product product) : IClassFixture<Product>
{
    [Fact]
    public async Task Every_list_and_every_own_page_answers_as_the_contract_says()
    {
        var here = await Neighbours.CreateAsync(product);
        var post = await here.Leader.PostAsync();
        var document = await OpenApiDocument.OfAsync(product);
        var check = new SchemaCheck(document.Root);
        var faults = new List<string>();
        var answered = 0;
        foreach (var operation in document.Operations.Where(o => o.Method == "GET"))
        {
            var path = operation.Path
                .Replace("/aid-posts/{id}", $"/aid-posts/{post}", StringComparison.Ordinal)
                .Replace("/groups/{id}", $"/groups/{here.GroupId}", StringComparison.Ordinal)
                .Replace("/groups/{groupId}", $"/groups/{here.GroupId}", StringComparison.Ordinal);
            if (path.Contains('{', StringComparison.Ordinal))
                path = System.Text.RegularExpressions.Regex.Replace(path, "\\{[^}]+\\}", Guid.Empty.ToString(), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            var answer = await here.Leader.Phone.GetAsync(path);
            var text = await answer.Content.ReadAsStringAsync();
            if (!answer.IsSuccessStatusCode)
            {
                faults.AddRange(check.Faults(document.Root["components"]!["schemas"]!["Problem"], JsonNode.Parse(text)).Select(f => $"{operation} {(int)answer.StatusCode}: {f}"));
                if (answer.Content.Headers.ContentType?.MediaType != "application/problem+json")
                    faults.Add($"{operation} refused as {answer.Content.Headers.ContentType}");
                continue;
            }

            var promised = operation.Successes.FirstOrDefault(s => s.Status == (int)answer.StatusCode).Answer;
            if (promised?["content"]?["application/json"]?["schema"] is not { } schema)
            {
                faults.Add($"{operation} answered {(int)answer.StatusCode}, which is not promised");
                continue;
            }

            answered++;
            faults.AddRange(check.Faults(schema, JsonNode.Parse(text)).Select(f => $"{operation}: {f}"));
        }

        Assert.Empty(faults);
        Assert.True(answered >= 12, $"only {answered} operations answered with success");
    }
}
