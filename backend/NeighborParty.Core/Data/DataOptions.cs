namespace NeighborParty.Core.Data;

/// <summary>Section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>The one folder that holds everything the program writes: database, photos, keys, anchors. Relative to the content root.</summary>
    public string Directory { get; set; } = "data";
}

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Embedded: one file, one instance, one community or a few.</summary>
    public const string Sqlite = "Sqlite";

    /// <summary>PostgreSQL 15 or newer, for several instances.</summary>
    public const string PostgreSql = "PostgreSql";

    /// <summary>SQL Server 2019 or newer, or Azure SQL, for several instances.</summary>
    public const string SqlServer = "SqlServer";

    /// <summary><c>Sqlite</c>, <c>PostgreSql</c> or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>For SQLite it may be empty: <c>neighborparty.db</c> in the data folder. The servers need one.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Whether a start brings the schema up to date. Unset: everywhere but in Production, where the command <c>migrate</c> does.</summary>
    public bool? MigrateAtStart { get; set; }

    /// <summary>Lets the release before the last start again on the schema of the last, which only added to it. For going back, not for staying.</summary>
    public bool AllowNewerSchema { get; set; }
}

/// <summary>Where things lie inside the data folder.</summary>
public sealed class DataFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    public string Keys => Ensure("keys");

    public string Photos => Ensure("photos");

    public string DoorCodes => Ensure("door-codes");

    public string Anchors => Ensure("anchors");

    public string Exports => Ensure("exports");

    public string File(string name) => Path.Combine(Ensure(""), name);

    private string Ensure(string name)
    {
        var path = Path.Combine(Root, name);
        if (!System.IO.Directory.Exists(path))
        {
            if (OperatingSystem.IsWindows())
                System.IO.Directory.CreateDirectory(path);
            else
                System.IO.Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }
}
