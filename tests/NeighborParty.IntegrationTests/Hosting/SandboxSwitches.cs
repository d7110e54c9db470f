using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>The strings behind the sandbox's stage.</summary>
public static class SandboxSwitches
{
    private const string Control = "/sandbox/control";

    public static async Task WeChatDownAsync(this Product product, bool down) =>
        (await product.Http.PutAsJsonAsync($"{Control}/down", new { down })).EnsureSuccessStatusCode();

    /// <param name="kind">errcode, html502, reset, slow, truncated, garbage.</param>
    public static async Task PlanFaultAsync(this Product product, string path, string kind, int? errcode = null, int? times = 1, bool afterWork = false) =>
        (await product.Http.PostAsJsonAsync($"{Control}/faults", new { path, kind, errcode = errcode ?? -1, times, afterWork })).EnsureSuccessStatusCode();

    public static async Task<string> PhoneCodeAsync(this Product product, string user)
    {
        var answer = await product.Http.PostAsync($"{Control}/users/{user}/phone-code", null);
        return (await answer.EnsureSuccessStatusCode().JsonAsync())["code"]!.GetValue<string>();
    }

    public static async Task<string> LoginCodeAsync(this Product product, string user)
    {
        var answer = await product.Http.PostAsync($"{Control}/users/{user}/login-code", null);
        return (await answer.EnsureSuccessStatusCode().JsonAsync())["code"]!.GetValue<string>();
    }

    public static async Task GrantMessageAsync(this Product product, string user, string templateId, int count = 1) =>
        (await product.Http.PostAsJsonAsync($"{Control}/users/{user}/grants", new { templateId, count })).EnsureSuccessStatusCode();

    public static async Task<JsonArray> DeliveredAsync(this Product product, string user) =>
        (await product.Http.GetFromJsonAsync<JsonArray>($"{Control}/users/{user}/messages"))!;

    /// <summary>Lets the sandbox push once; the answer tells how the product took it.</summary>
    public static async Task<JsonObject> PushAsync(this Product product, object push)
    {
        var answer = await product.Http.PostAsJsonAsync($"{Control}/push/send", push);
        return await answer.EnsureSuccessStatusCode().JsonAsync();
    }
}
