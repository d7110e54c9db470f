using NeighborParty.Core.Basics;
using NeighborParty.Core.Hours;

namespace NeighborParty.UnitTests.Hours;

public sealed class CertificateCodeTests
{
    [Fact]
    public void A_code_names_its_community_and_is_never_the_same()
    {
        var community = Ids.New(new DateTime(2026, 3, 6, 0, 0, 0, DateTimeKind.Utc));
        var codes = Enumerable.Range(0, 100).Select(_ => ServiceCertificate.NewCode(community)).ToList();
        Assert.Equal(100, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(codes, code => Assert.Equal(community, ServiceCertificate.CommunityOf(code)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("../../etc/passwd")]
    [InlineData("AZUAAABwcIAAAAAAAAAAAW1tbW1tbW1tbW1tbW1tbW")]
    [InlineData("AZUAAABwcIAAAAAAAAAAAW1tbW1tbW1tbW1tbW1tb!0")]
    public void What_is_no_code_names_nothing(string code) => Assert.Null(ServiceCertificate.CommunityOf(code));
}
