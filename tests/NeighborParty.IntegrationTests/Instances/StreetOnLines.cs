using NeighborParty.IntegrationTests.ProcessTests;
using Npgsql;

namespace NeighborParty.IntegrationTests.Instances;

/// <summary>As <see cref="Street"/>; on PostgreSQL each instance has a line of its own to the database, which can be told to misbehave.</summary>
public sealed class StreetOnLines : Street
{
    private readonly List<FaultProxy> _lines = [];

    internal FaultProxy LineOf(ProgramProcess instance) => _lines[Instances.ToList().IndexOf(instance)];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _lines.ForEach(l => l.Dispose());
    }

    private protected override string Line(string connectionString)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var line = new FaultProxy(server.Port);
        _lines.Add(line);
        server.Port = line.Port;
        return server.ToString();
    }
}
