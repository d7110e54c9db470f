using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NeighborParty.Api.Hosting;
using NeighborParty.IntegrationTests.Hosting;

namespace NeighborParty.IntegrationTests.ProcessTests;

/// <summary>A program of the test's own on the database of a process: it makes rows and looks at them, serves nobody and does no background work.</summary>
internal class Beside(Dictionary<string, string?> settings) : Product
{
    protected override Dictionary<string, string?> Settings => settings;

    protected override IReadOnlyList<Type> AtRest => [typeof(JobWorker), typeof(OutboxWorker)];

    /// <summary>Is there for this alone, and leaves the process alone with its database afterwards.</summary>
    public static async Task<T> DoAsync<T>(string folder, IReadOnlyDictionary<string, string> database, Func<Product, Task<T>> act)
    {
        var settings = new Dictionary<string, string?>(database.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)), StringComparer.Ordinal)
        {
            ["Data:Directory"] = folder,
        };
        // Who comes after a server was killed must not be handed a connection of before.
        if (database.TryGetValue("Database:ConnectionString", out var server))
            settings["Database:ConnectionString"] = server + ";Pooling=false";
        Product product = new Beside(settings);
        await ((IAsyncLifetime)product).InitializeAsync();
        try
        {
            return await act(product);
        }
        finally
        {
            await ((IAsyncLifetime)product).DisposeAsync();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.RemoveAll<ILoggerProvider>());
    }
}
