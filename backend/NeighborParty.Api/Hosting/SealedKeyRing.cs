using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sealing;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// The framework's own keys (antiforgery, messages between pages) lie in the database, so that a page of one instance can be
/// sent to another, and sealed like personal data.
/// </summary>
public static class SealedKeyRing
{
    public static void AddSealedKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("NeighborParty");
        services.AddSingleton<DatabaseKeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p => new ConfigureOptions<KeyManagementOptions>(o =>
        {
            o.XmlRepository = p.GetRequiredService<DatabaseKeyRing>();
            o.XmlEncryptor = new KeySealer(p.GetRequiredService<PersonalDataVault>());
        }));
    }
}

/// <summary>Seals a key before it is written.</summary>
public sealed class KeySealer(PersonalDataVault vault) : IXmlEncryptor
{
    internal static readonly SealedField Field = new("KeyRing", "Key");

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("sealed", vault.Seal(Field, Guid.Empty, plaintextElement.ToString(SaveOptions.DisableFormatting))), typeof(KeyOpener));
}

/// <summary>Opens what <see cref="KeySealer"/> sealed; the framework finds it by the name in the file.</summary>
public sealed class KeyOpener(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(services.GetRequiredService<PersonalDataVault>().Open(KeySealer.Field, Guid.Empty, encryptedElement.Value));
}
