// Drills measure seconds: one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
