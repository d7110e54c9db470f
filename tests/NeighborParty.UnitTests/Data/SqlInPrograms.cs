using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace NeighborParty.UnitTests.DataTests;

/// <summary>The pieces of SQL that stand in a compiled program, wherever somebody wrote them: between two values that are put in a text is one piece.</summary>
internal static partial class SqlInPrograms
{
    private const byte LoadString = 0x72;

    /// <returns>Each with the outermost type in which it stands; those of migrations are left out.</returns>
    public static IEnumerable<(string Type, string Text)> Of(params Assembly[] programs) => programs.SelectMany(InOne).Distinct();

    private static IEnumerable<(string Type, string Text)> InOne(Assembly program)
    {
        using var file = new PEReader(File.OpenRead(program.Location));
        var reader = file.GetMetadataReader();
        foreach (var method in reader.MethodDefinitions.Select(reader.GetMethodDefinition).Where(m => m.RelativeVirtualAddress != 0))
        {
            var (space, name) = Outermost(reader, method.GetDeclaringType());
            if (space.EndsWith(".Migrations", StringComparison.Ordinal))
                continue;
            foreach (var text in Texts(reader, file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!).Where(t => Sql().IsMatch(t)))
                yield return (name, text);
        }
    }

    /// <summary>Every load of a string: the instruction, and a token whose highest byte says that it is one.</summary>
    private static IEnumerable<string> Texts(MetadataReader reader, byte[] code)
    {
        for (var i = 0; i + 4 < code.Length; i++)
            if (code[i] == LoadString && code[i + 4] == 0x70)
                yield return reader.GetUserString(MetadataTokens.UserStringHandle(code[i + 1] | (code[i + 2] << 8) | (code[i + 3] << 16)));
    }

    private static (string Namespace, string Name) Outermost(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = reader.GetTypeDefinition(type.GetDeclaringType());
        return (reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    [GeneratedRegex("""(^|[\s(])(SELECT|INSERT INTO|UPDATE|DELETE FROM|MERGE|FROM|JOIN|WHERE|EXISTS)[\s(]+(["\[(\w@*{]|$)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Sql();
}
