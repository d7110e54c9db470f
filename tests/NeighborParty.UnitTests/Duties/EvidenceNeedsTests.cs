using NeighborParty.Core.Duties;

namespace NeighborParty.UnitTests.Duties;

public sealed class EvidenceNeedsTests
{
    [Theory]
    [InlineData(RequiredEvidence.CodeAndPlace, new[] { 3, 7, 11, 15, 4, 5, 6, 12, 13, 14 })]
    [InlineData(RequiredEvidence.CodeOnly, new[] { 1, 3, 5, 7, 9, 11, 13, 15, 4, 6, 12, 14 })]
    [InlineData(RequiredEvidence.CodeAndArmband, new[] { 9, 11, 13, 15, 4, 5, 6, 7, 12, 14 })]
    [InlineData(RequiredEvidence.PlaceAndArmband, new[] { 10, 11, 14, 15, 4, 5, 6, 7, 12, 13 })]
    [InlineData(RequiredEvidence.AnyTwo, new[] { 3, 9, 10, 11, 4, 5, 6, 7, 12, 13, 14, 15 })]
    [InlineData(RequiredEvidence.LeaderScans, new[] { 4, 5, 6, 7, 12, 13, 14, 15 })]
    [InlineData(RequiredEvidence.LeaderConfirms, new[] { 4, 5, 6, 7, 12, 13, 14, 15 })]
    public void Every_set_of_proofs_is_enough_or_not_as_written_here(RequiredEvidence required, int[] enough)
    {
        for (var proofs = 0; proofs < 16; proofs++)
            Assert.Equal(enough.Contains(proofs), EvidenceNeeds.Of(required).AreMetBy((EvidenceKinds)proofs));
    }

    [Fact]
    public void Every_policy_says_what_it_needs() => Assert.All(Enum.GetValues<RequiredEvidence>(), required => Assert.InRange(EvidenceNeeds.Of(required).Needed, 1, 2));
}
