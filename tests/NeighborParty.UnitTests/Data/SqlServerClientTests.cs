using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>
/// A dependency that was left out shows only when a method is compiled, at run time: the client would open a connection and
/// then fail at the first parameter. Compiling the methods of the classes that carry every command finds that without a server.
/// </summary>
public sealed class SqlServerClientTests
{
    private const BindingFlags Every = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Everything_that_carries_a_command_has_what_it_stands_on()
    {
        string[] names = ["TdsParser", "SqlCommand", "SqlParameter", "SqlDataReader", "SqlBulkCopy", "MetaType", "SqlConnection"];
        var faults = new List<string>();
        var prepared = 0;
        foreach (var method in names.Select(n => typeof(SqlCommand).Assembly.GetType($"Microsoft.Data.SqlClient.{n}", throwOnError: true)!).SelectMany(MethodsOf))
        {
            try
            {
                RuntimeHelpers.PrepareMethod(method.MethodHandle);
                prepared++;
            }
            catch (Exception e) when (e is FileNotFoundException or FileLoadException or TypeLoadException or MissingMemberException)
            {
                faults.Add($"{method.DeclaringType!.Name}.{method.Name}: {e.Message}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(prepared > 900, $"{prepared} methods");
    }

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(Every).Cast<MethodBase>().Concat(type.GetConstructors(Every))
        .Where(m => m is { IsAbstract: false, ContainsGenericParameters: false });
}
