using System.Text.Json;
using System.Text.Json.Serialization;
using NeighborParty.Core.Staff;

namespace NeighborParty.Core.Seeds;

/// <summary>seeds/demo/communities.json: the figures of two communities.</summary>
public sealed record DemoCommunity(
    string Name, string Street, string Compound, double Latitude, double Longitude,
    DemoBuilding[] Buildings, int Residents, DemoGroup[] Groups, DemoStaff[] Staff);

public sealed record DemoBuilding(string Name, int Stairwells, int Households);

/// <param name="Covers">Names of buildings, or <c>building/stairwell</c>.</param>
/// <param name="Leader">Key of a sandbox user, or null for an invented one without a phone.</param>
/// <param name="Volunteers">Keys of sandbox users who are members too.</param>
public sealed record DemoGroup(string Name, string[] Covers, int Members, string? Leader, string[] Volunteers);

public sealed record DemoStaff(string UserName, string DisplayName, StaffRole Role);

/// <summary>seeds/demo/names.json: parts of invented names.</summary>
public sealed record DemoNames(string[] Family, string[] Given)
{
    /// <summary>The n-th name: neighbouring numbers give different families.</summary>
    public string Of(int n) => Family[n % Family.Length] + Given[(n / Family.Length + n * 7) % Given.Length];
}

/// <summary>seeds/demo/wechat-users.json, shared with the sandbox.</summary>
public sealed record DemoWeChatUser(string Key, string Nickname, string OpenId, string Phone);

public static class DemoFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static T Read<T>(string folder, string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(folder, file)), Json)
        ?? throw new InvalidOperationException($"{file} is empty.");
}
